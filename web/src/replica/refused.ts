import type { Mutation } from "../model/ops.ts";
import type { Refusal } from "./outbox.ts";
import type { Refused } from "./tray.ts";

/** What the server did not take, in the order in which it said so. */
export class RefusedEdits {
  #all: readonly Refused[] = [];

  /** The same array until it says something else. */
  get all(): readonly Refused[] {
    return this.#all;
  }

  get(id: string): Refused | undefined {
    return this.#all.find(({ mutation }) => mutation.id === id);
  }

  add(mutation: Mutation, why: Refusal): void {
    this.#all = [...this.#all, { mutation, ...why }];
  }

  /** Returns what was there of them. */
  remove(ids: readonly string[]): Mutation[] {
    const removed = this.#all.filter(({ mutation }) => ids.includes(mutation.id));
    if (removed.length > 0) this.#all = this.#all.filter((each) => !removed.includes(each));
    return removed.map(({ mutation }) => mutation);
  }

  /** Whether one of them is about the row. */
  isAbout(row: string): boolean {
    return this.#all.some(({ mutation }) => mutation.ops.some(({ id }) => id === row));
  }
}
