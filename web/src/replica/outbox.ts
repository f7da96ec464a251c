/**
 * Where own mutations are kept until they are answered: one a device and person, in key order,
 * shared by all tabs. Nothing leaves it unanswered.
 */
import type { Clash, Mutation } from "../model/ops.ts";
import type { RefusedFrame } from "../model/frames.ts";

/**
 * What is known of a mutation.
 * `kept`: on this device. `sent`: pushed at least once, with this `clash` for its ops; a repeat
 * must be the same, for its outcome is bound to what it said.
 */
export type OutboxState =
  | { readonly is: "kept" }
  | { readonly is: "sent"; readonly clash: Clash }
  | { readonly is: "accepted"; readonly seq: number }
  | { readonly is: "refused"; readonly why: Refusal };

/** Why the server did not take a mutation; `op` is the index of the op at fault. */
export type Refusal = Pick<RefusedFrame, "code" | "detail" | "op">;

export interface OutboxRecord {
  /** Rises with each mutation of this device, whichever tab it came from. */
  readonly n: number;
  readonly mutation: Mutation;
  readonly state: OutboxState;
}

export interface Outbox {
  /** Everything that is kept, in order. */
  load(): Promise<readonly OutboxRecord[]>;
  /** Keep a mutation behind all others; resolves with its `n` once it would survive a power cut. */
  append(mutation: Mutation): Promise<number>;
  /** Note what became of mutations; resolves once that would survive. */
  settle(states: ReadonlyMap<string, OutboxState>): Promise<void>;
  /** Forget a refused one that its author dropped. */
  drop(id: string): Promise<void>;
}

/** Keeps mutations as long as the page lives. */
export class MemoryOutbox implements Outbox {
  readonly #records = new Map<string, OutboxRecord>();
  #last = 0;

  load(): Promise<readonly OutboxRecord[]> {
    return Promise.resolve([...this.#records.values()]);
  }

  append(mutation: Mutation): Promise<number> {
    this.#last += 1;
    this.#records.set(mutation.id, { n: this.#last, mutation, state: { is: "kept" } });
    return Promise.resolve(this.#last);
  }

  settle(states: ReadonlyMap<string, OutboxState>): Promise<void> {
    for (const [id, state] of states) {
      const record = this.#records.get(id);
      if (record) this.#records.set(id, { ...record, state });
    }
    return Promise.resolve();
  }

  drop(id: string): Promise<void> {
    this.#records.delete(id);
    return Promise.resolve();
  }
}
