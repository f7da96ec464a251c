/** The state of sync, in one word and two counts. Pure. */
import type { Phase } from "./connection.ts";

/**
 * `saved`: the server has everything. `sending`: it will in a moment. `offline`: kept on this
 * device. `signed_out` and `version_old`: kept, until a person signs in or reloads.
 */
export interface SyncStatus {
  readonly state: "saved" | "sending" | "connecting" | "offline" | "signed_out" | "version_old";
  readonly pending: number;
  readonly refused: number;
}

/** Why the server closed for good. */
export type Halt = "signed_out" | "version_old";

export function syncStatus(
  phase: Phase,
  halt: Halt | null,
  hasBeenLive: boolean,
  pending: number,
  refused: number,
): SyncStatus {
  return { state: stateOf(phase, halt, hasBeenLive, pending), pending, refused };
}

function stateOf(
  phase: Phase,
  halt: Halt | null,
  hasBeenLive: boolean,
  pending: number,
): SyncStatus["state"] {
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
