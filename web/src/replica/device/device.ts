/** What a device keeps of one person, behind one door. */
import type { BaseStore } from "../base-store.ts";
import type { HeldBoards, HoldingParties } from "./held-boards.ts";
import type { Outbox } from "../outbox.ts";
import type { Rescue, RescueParties } from "../rescue.ts";
import type { StorageState } from "../storage-state.ts";

export interface Device {
  readonly outbox: Outbox;
  readonly base: BaseStore;
  /** Hold boards in the background from now on; absent where nothing can be kept. */
  readonly hold?: (parties: HoldingParties) => HeldBoards;
  /** Keep an eye on own changes from now on. */
  readonly rescue: (parties: RescueParties) => Rescue;
  /** What keeps it from keeping, and whom to tell when that changes. */
  readonly storage: {
    readonly state: StorageState;
    listen(changed: () => void): () => void;
  };
  /** Leave nothing of the person here; the device keeps nothing from then on. */
  wipe(): Promise<void>;
}
