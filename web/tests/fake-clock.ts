import type { Clock } from "../src/replica/clock.ts";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that passes only when a test says so. */
export class FakeClock implements Clock {
  #now = 1_800_000_000_000;
  #elapsed = 0;
  #timers: Timer[] = [];
  #turns: (() => void)[] = [];
  readonly #random: () => number;
  /** How long each look at the stopwatch takes: more than a slice lets every piece of work rest. */
  readonly #work: number;

  constructor(random: () => number = () => 0.5, work = 0) {
    this.#random = random;
    this.#work = work;
  }

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    this.#elapsed += this.#work;
    return this.#elapsed;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  }

  soon(run: () => void): void {
    this.#turns.push(run);
  }

  random(): number {
    return this.#random();
  }

  /** How many timers are set. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Let time pass, and everything happen that is due, promises included. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      this.#timers = this.#timers.filter((each) => each !== next);
      next.run();
      await this.settle();
    }
    this.#now = end;
  }

  /** Let everything happen that needs no time. */
  async settle(): Promise<void> {
    do {
      for (const turn of this.#turns.splice(0)) turn();
      await new Promise((resolve) => setImmediate(resolve));
    } while (this.#turns.length > 0);
  }

  #next(end: number): Timer | undefined {
    const due = this.#timers.filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}
