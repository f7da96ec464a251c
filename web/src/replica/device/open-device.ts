/** The device as a browser has it. Loaded by import(): the board's first paint may not wait for it. */
import { NoBase } from "../base-store.ts";
import { MemoryOutbox } from "../outbox.ts";
import { Rescue } from "../rescue.ts";
import { DeviceBase } from "./device-base.ts";
import { DeviceOutbox } from "./device-outbox.ts";
import { DeviceSafety } from "./device-safety.ts";
import type { Device } from "./device.ts";
import { openOutbox, type OutboxDb } from "./outbox-db.ts";
import { Persistence } from "./persistence.ts";
import { HeldBoards, type HoldingParties } from "./held-boards.ts";
import { MemorySafety } from "./safety-store.ts";
import { StorageWatch } from "./storage.ts";
import { browserTabs, type Tabs } from "./tabs.ts";
import { wipe } from "./wipe.ts";

/** A database that has not opened by then is taken for one that never will. */
const PATIENCE_MS = 5_000;

export interface DeviceOptions {
  readonly tabs?: Tabs;
  readonly now?: () => number;
}

/** Both databases of a person; where there are none to be had, all is kept in this tab. */
export async function openDevice(person: string, options: DeviceOptions = {}): Promise<Device> {
  const { tabs = browserTabs(person), now = Date.now } = options;
  const storage = new StorageWatch();
  const kept = new DeviceBase({
    person,
    failed: storage.faulted,
    lost: (by) => storage.worsen(by === "newer" ? "outdated" : "off"),
  }); // both open at the same time
  storage.listen(() => storage.state === "full" && kept.makeRoom());
  const db = await opened(person, storage);
  const base = db ? kept : new NoBase();
  const outbox = db ? deviceOutbox(db, tabs, now, storage) : new MemoryOutbox();
  const safety = db ? new DeviceSafety(db, now, storage.faulted) : new MemorySafety();
  return {
    outbox,
    base,
    ...(db && { hold: (parties: HoldingParties) => new HeldBoards(parties, base) }),
    rescue: (parties) => new Rescue(outbox, safety, parties),
    storage,
    wipe: () => wipe(person, tabs),
  };
}

async function opened(person: string, storage: StorageWatch): Promise<OutboxDb | null> {
  try {
    return await Promise.race([openOutbox(person), tooLate()]);
  } catch {
    storage.worsen("off"); // whatever the reason: what can't be opened keeps nothing
    return null;
  }
}

const tooLate = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new Error("The outbox does not open")), PATIENCE_MS);
  });

function deviceOutbox(db: OutboxDb, tabs: Tabs, now: () => number, storage: StorageWatch) {
  const persistence = new Persistence(
    storage,
    "storage" in navigator ? navigator.storage : undefined, // absent over plain http
  );
  return new DeviceOutbox({
    ...{ db, tabs, now, failed: storage.faulted },
    written: () => {
      storage.mend("full");
      persistence.needed();
    },
  });
}
