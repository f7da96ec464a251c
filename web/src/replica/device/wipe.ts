import { dropBase } from "./base-db.ts";
import { dropOutbox } from "./outbox-db.ts";
import type { Tabs } from "./tabs.ts";

/**
 * Leave nothing of a person on this device: other tabs are told and let go, then both databases
 * go, and what was remembered or cached under the person's id. Resolves once nothing is left.
 */
export async function wipe(person: string, tabs: Tabs): Promise<void> {
  tabs.tell({ is: "wiped" });
  await Promise.all([dropOutbox(person), dropBase(person), dropCaches(person)]);
  forget(person);
}

async function dropCaches(person: string): Promise<void> {
  if (!("caches" in globalThis)) return; // plain http has none
  const names = (await caches.keys()).filter((name) => name.includes(person));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** Keys or values that name the person; what belongs to the device (theme, density) stays. */
function forget(person: string): void {
  if (!("localStorage" in globalThis)) return;
  for (const key of Object.keys(localStorage))
    if (`${key} ${localStorage.getItem(key) ?? ""}`.includes(person)) localStorage.removeItem(key);
}
