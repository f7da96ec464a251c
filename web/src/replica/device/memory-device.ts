import { NoBase } from "../base-store.ts";
import { MemoryOutbox, type Outbox } from "../outbox.ts";
import { Rescue } from "../rescue.ts";
import type { Device } from "./device.ts";
import { MemorySafety, type SafetyStore } from "./safety-store.ts";

/** A device that keeps nothing beyond the page, but for what is given: for tests. */
export const memoryDevice = (
  outbox: Outbox = new MemoryOutbox(),
  safety: SafetyStore = new MemorySafety(),
): Device => ({
  outbox,
  base: new NoBase(),
  rescue: (parties) => new Rescue(outbox, safety, parties),
  storage: { state: "off", listen: () => () => undefined },
  wipe: () => Promise.resolve(),
});
