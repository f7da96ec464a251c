import type { Clock } from "./clock.ts";

/** Leaves the better part of a frame to whoever draws; tasks over 50 ms are felt. */
const SLICE_MS = 8;

/** A piece of work that can rest at each `yield`. */
export type Work = Generator<undefined, undefined>;

/**
 * Does pieces of work strictly one after the other, in slices, so that a thousand changes from
 * others never hold up a key press. What fits in the first slice is done at once.
 */
export class WorkQueue {
  readonly #clock: Pick<Clock, "soon" | "elapsed">;
  readonly #afterSlice: () => void;
  readonly #queue: Work[] = [];
  #isBusy = false;

  constructor(clock: Pick<Clock, "soon" | "elapsed">, afterSlice: () => void) {
    this.#clock = clock;
    this.#afterSlice = afterSlice;
  }

  add(work: Work): void {
    this.#queue.push(work);
    if (!this.#isBusy) this.#slice();
  }

  #slice(): void {
    this.#isBusy = true;
    const end = this.#clock.elapsed() + SLICE_MS;
    let current = this.#queue[0];
    while (current && this.#clock.elapsed() < end) {
      if (current.next().done) this.#queue.shift();
      current = this.#queue[0];
    }
    this.#afterSlice();
    this.#isBusy = this.#queue.length > 0;
    if (this.#isBusy) this.#clock.soon(() => this.#slice());
  }
}
