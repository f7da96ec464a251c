/** What a device keeps of one person, behind one door. */
import type { BaseStore } from "../base-store.ts";
import type { HeldBoards, HoldingParties } from "./held-boards.ts";
import type { Outbox } from "../outbox.ts";
import type { StorageState } from "../storage-state.ts";
import type { SafetyStore } from "./safety-store.ts";

export interface Device {
  readonly outbox: Outbox;
  readonly base: BaseStore;
  /** Hold boards in the background from now on; absent where nothing can be kept. */
  readonly hold?: (parties: HoldingParties) => HeldBoards;
  readonly safety: SafetyStore;
  /** What keeps it from keeping, and whom to tell when that changes. */
  readonly storage: {
    readonly state: StorageState;
    listen(changed: () => void): () => void;
  };
  /** Leave nothing of the person here; the device keeps nothing from then on. */
  wipe(): Promise<void>;
}
