/** What keeps a device from keeping, told by whoever reads or writes. */
import type { StorageState } from "../storage-state.ts";

/** Graver ones stand: what is off does not become full. */
const GRAVITY: readonly StorageState[] = ["open", "evictable", "full", "outdated", "off"];

export class StorageWatch {
  #state: StorageState = "open";
  readonly #listeners = new Set<() => void>();

  get state(): StorageState {
    return this.#state;
  }

  listen(changed: () => void): () => void {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  }

  /** It is as bad as this, or worse already. */
  worsen(state: StorageState): void {
    if (GRAVITY.indexOf(state) > GRAVITY.indexOf(this.#state)) this.#set(state);
  }

  /** There is room again, or the browser promised to keep what is here. */
  mend(state: "full" | "evictable"): void {
    if (this.#state === state) this.#set("open");
  }

  /** A read or write failed: find out from the error what that means. */
  faulted = (error: unknown): void => {
    const state = error instanceof DOMException ? stateOf(error) : null;
    if (state) this.worsen(state);
    else queueMicrotask(() => raise(error)); // our own fault: whatever reports faults hears of it
  };

  #set(state: StorageState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

function raise(error: unknown): never {
  throw error;
}

/** Null for what is no fault of storage, but of ours. */
function stateOf({ name }: DOMException): StorageState | null {
  switch (name) {
    case "QuotaExceededError":
      return "full";
    case "VersionError": // made by a newer Cairn
      return "outdated";
    case "AbortError": // by the browser, which lost its files
    case "InvalidStateError": // closed under us
    case "NotReadableError":
    case "SecurityError": // not allowed here
    case "UnknownError": // the profile's files can't be read or written
      return "off";
    default:
      return null;
  }
}
