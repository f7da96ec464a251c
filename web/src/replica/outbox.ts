/**
 * Where own mutations are kept until they are answered: one a device and person, in key order,
 * shared by all tabs. Nothing leaves it unanswered.
 */
import type { Clash, Mutation, Op } from "../model/ops.ts";
import type { RefusedFrame } from "../model/frames.ts";

/**
 * What is known of a mutation.
 * `kept`: on this device; `isOffline`: made while there was no connection. `sent`: pushed at least once, with this `clash` for its ops; a repeat
 * must be the same, for its outcome is bound to what it said. `accepted`: in the log, at `seq`, under
 * this `clash`; heard `at` (ms). `confirmed`: base as it is stored shows it. `doubted`: it was accepted, and the
 * log forked since. `lost`: the log as it is now does not have it; its author chooses whether it is
 * sent again.
 */
export type OutboxState =
  | { readonly is: "kept"; readonly isOffline?: boolean }
  | { readonly is: "sent"; readonly clash: Clash }
  | { readonly is: "accepted"; readonly seq: number; readonly at: number; readonly clash?: Clash }
  | { readonly is: "confirmed"; readonly seq: number; readonly at: number }
  | { readonly is: "doubted"; readonly seq: number; readonly at: number }
  | { readonly is: "lost"; readonly seq: number; readonly at: number }
  | { readonly is: "refused"; readonly why: Refusal };

/** Why the server did not take a mutation; `op` is the index of the op at fault. */
export type Refusal = Pick<RefusedFrame, "code" | "detail" | "op">;

/** How an edit is taken back, worked out before it was made. */
export interface UndoNote {
  readonly inverse: readonly Op[];
  /** It is itself the undo or redo of another mutation, or of a batch. */
  readonly turn?: { readonly is: "undo" | "redo"; readonly of: string };
}

/** What is to be kept of an edit. */
export interface Kept {
  readonly mutation: Mutation;
  /** Absent where it can't be taken back by key. */
  readonly undo?: UndoNote | undefined;
  /** Made while there was no connection. */
  readonly isOffline?: boolean | undefined;
  /** The refused one in whose place it stands, which is forgotten in the same write. */
  readonly replaces?: string | undefined;
}

/** How what was just made stands in the outbox. */
export const keptState = ({ isOffline }: Kept): OutboxState => ({
  is: "kept",
  ...(isOffline && { isOffline }),
});

export interface OutboxRecord extends Kept {
  /** Rises with each mutation of this device, whichever tab it came from. */
  readonly n: number;
  readonly state: OutboxState;
}

export type States = ReadonlyMap<string, OutboxState>;

/** What another tab did with the outbox. */
export type OutboxNews =
  | { readonly is: "appended"; readonly records: readonly OutboxRecord[] }
  | { readonly is: "settled"; readonly states: States }
  | { readonly is: "dropped"; readonly ids: readonly string[] }
  | { readonly is: "wiped" };

export interface Outbox {
  /** Whether what it keeps survives the page. */
  readonly isDurable: boolean;
  /** Everything that is not confirmed, and the newest that can be undone, in order. */
  load(): Promise<readonly OutboxRecord[]>;
  /**
   * Keep mutations behind all others, and forget what they replace; resolves with the `n` of each
   * once they would survive a power cut. All of it is done or none.
   */
  append(all: readonly Kept[]): Promise<readonly number[]>;
  /**
   * Note that these are about to be sent with these clashes, unless they were before, by whichever
   * tab; resolves with where each stands then. One that is not kept at all stands as it was asked.
   */
  choose(clashes: ReadonlyMap<string, Clash>): Promise<States>;
  /** Note what became of mutations; resolves once that would survive. */
  settle(states: States): Promise<void>;
  /** Forget mutations: refused ones that their author dropped, lost ones left so. */
  drop(ids: readonly string[]): Promise<void>;
  /** What a stream accepted from this device, in order, as long as it is kept and not known to be lost. */
  accepted(stream: string): Promise<readonly OutboxRecord[]>;
  /** Be told what other tabs do; call what is returned to stop. */
  listen(hear: (news: OutboxNews) => void): () => void;
}

/** Keeps mutations as long as the page lives. */
export class MemoryOutbox implements Outbox {
  readonly isDurable: boolean = false;
  readonly #records = new Map<string, OutboxRecord>();
  #last = 0;

  load(): Promise<readonly OutboxRecord[]> {
    return Promise.resolve([...this.#records.values()]);
  }

  append(all: readonly Kept[]): Promise<readonly number[]> {
    for (const kept of all) {
      this.#last += 1;
      this.#records.set(kept.mutation.id, { ...kept, n: this.#last, state: keptState(kept) });
      if (kept.replaces !== undefined) this.#records.delete(kept.replaces);
    }
    return Promise.resolve(all.map((_, at) => this.#last - all.length + 1 + at));
  }

  choose(clashes: ReadonlyMap<string, Clash>): Promise<States> {
    const states = new Map<string, OutboxState>();
    for (const [id, clash] of clashes) {
      const state = this.#records.get(id)?.state ?? { is: "kept" };
      states.set(id, state.is === "kept" ? { is: "sent", clash } : state);
    }
    return this.settle(states).then(() => states);
  }

  settle(states: States): Promise<void> {
    for (const [id, state] of states) {
      const record = this.#records.get(id);
      if (record) this.#records.set(id, { ...record, state });
    }
    return Promise.resolve();
  }

  drop(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#records.delete(id);
    return Promise.resolve();
  }

  accepted(stream: string): Promise<readonly OutboxRecord[]> {
    const all = [...this.#records.values()];
    return Promise.resolve(
      all.filter(
        ({ mutation, state }) =>
          mutation.stream === stream && "seq" in state && state.is !== "lost",
      ),
    );
  }

  listen(): () => void {
    return () => undefined;
  }
}
