/** The state of sync, in one word and counts. Pure. */
import type { Phase } from "./connection.ts";
import type { StorageState } from "./storage-state.ts";

/**
 * `saved`: the server has everything. `sending`: it will in a moment. `offline`: kept on this
 * device. `signed_out` and `version_old`: kept, until a person signs in or reloads.
 */
export interface SyncStatus {
  readonly state: "saved" | "sending" | "connecting" | "offline" | "signed_out" | "version_old";
  /** Not accepted yet. */
  readonly pending: number;
  /** Of those, how many would survive a power cut. */
  readonly kept: number;
  /** How many the server did not take. */
  readonly refused: number;
  readonly storage: StorageState;
}

/** Why the server closed for good. */
export type Halt = "signed_out" | "version_old";

interface Facts extends Omit<SyncStatus, "state"> {
  readonly phase: Phase;
  readonly halt: Halt | null;
  readonly hasBeenLive: boolean;
}

export function syncStatus(facts: Facts): SyncStatus {
  const { pending, kept, refused } = facts;
  return { state: stateOf(facts), pending, kept, refused, storage: storageOf(facts) };
}

/** What is on the server too may be thrown away here. */
const storageOf = ({ storage, pending }: Facts): StorageState =>
  storage === "evictable" && pending === 0 ? "open" : storage;

function stateOf({ phase, halt, hasBeenLive, pending }: Facts): SyncStatus["state"] {
  if (halt) return halt;
  switch (phase) {
    case "live":
      return pending > 0 ? "sending" : "saved";
    case "stopped":
    case "connecting":
    case "greeting":
      return hasBeenLive ? "offline" : "connecting"; // a blink between two attempts is no news
    case "waiting":
    case "offline":
    case "halted":
      return "offline";
  }
}
