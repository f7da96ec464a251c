import type { Clock } from "./clock.ts";
import type { Kept, Outbox } from "./outbox.ts";

/** After a write that failed, for want of room for instance. */
const RETRY_MS = 5_000;

interface KeepingEvents {
  /** They are in the outbox, under these numbers. */
  readonly kept: (numbers: ReadonlyMap<string, number>) => void;
  /** They could not be written, and are tried again: until then they live in this tab only. */
  readonly failed: (all: readonly Kept[]) => void;
}

/**
 * Writes edits into the outbox, strictly in the order in which they were made: one write at a time,
 * with all that came meanwhile. So an edit never overtakes one that it builds on, and a burst of a
 * thousand costs a few writes.
 */
export class Keeping {
  readonly #clock: Clock;
  readonly #events: KeepingEvents;
  #outbox: Outbox | null = null;
  #waiting: Kept[] = [];
  #isWriting = false;
  #cancelRetry: () => void = () => undefined;

  constructor(clock: Clock, events: KeepingEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  /** The outbox is open, and what it held is taken up. */
  open(outbox: Outbox): void {
    this.#outbox = outbox;
    void this.#write();
  }

  add(kept: Kept): void {
    this.#waiting.push(kept);
    void this.#write();
  }

  /** It was answered before it could be kept. */
  forget(id: string): void {
    this.#waiting = this.#waiting.filter(({ mutation }) => mutation.id !== id);
  }

  /** Nothing is kept any more: the person left this device. */
  stop(): void {
    this.#cancelRetry();
    this.#outbox = null;
  }

  async #write(): Promise<void> {
    if (this.#isWriting || !this.#outbox || this.#waiting.length === 0) return;
    this.#cancelRetry();
    this.#isWriting = true;
    const all = [...this.#waiting];
    try {
      const numbers = await this.#outbox.append(all);
      const written = new Set(all);
      this.#waiting = this.#waiting.filter((each) => !written.has(each));
      this.#isWriting = false;
      this.#events.kept(
        new Map(all.map(({ mutation }, at) => [mutation.id, numbers[at] ?? Infinity])),
      );
      void this.#write();
    } catch {
      this.#isWriting = false; // the outbox has told the device what is wrong
      this.#cancelRetry = this.#clock.after(RETRY_MS, () => void this.#write());
      this.#events.failed(all);
    }
  }
}
