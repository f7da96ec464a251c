import { NoBase } from "../base-store.ts";
import { MemoryOutbox, type Outbox } from "../outbox.ts";
import type { Device } from "./device.ts";
import { MemorySafety } from "./safety-store.ts";

/** A device that keeps nothing beyond the page: where storage is off, and in tests. */
export const memoryDevice = (outbox: Outbox = new MemoryOutbox()): Device => ({
  outbox,
  base: new NoBase(),
  safety: new MemorySafety(),
  storage: { state: "off", listen: () => () => undefined },
  wipe: () => Promise.resolve(),
});
