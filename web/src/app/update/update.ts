/** Whether another version of the app is at hand. Small, since the first paint waits for it; see watch.ts. */
import { useSyncExternalStore } from "react";
import type { Update } from "./watch.ts";

let current: Update = "none";
const listeners = new Set<() => void>();

function tellUpdate(update: Update): void {
  if (current === "gone") return; // nothing but a reload mends that
  current = update;
  for (const listener of listeners) listener();
}

export const useUpdate = (): Update => useSyncExternalStore(listen, () => current);

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Begin to hold the app on the device and to hear of new versions; `entry`: see watch.ts. */
export async function watchUpdates(entry: string): Promise<void> {
  const { watch } = await import("./watch.ts");
  await watch(entry, tellUpdate);
}

/** Ask the server for another version: when it may have been started anew. */
export async function checkForUpdate(): Promise<void> {
  const { check } = await import("./watch.ts");
  await check();
}

/** Reload into the newest version there is. Other tabs go on with theirs. */
export async function takeUpdate(): Promise<void> {
  try {
    const { bringNewest } = await import("./watch.ts");
    await bringNewest();
  } finally {
    location.reload();
  }
}
