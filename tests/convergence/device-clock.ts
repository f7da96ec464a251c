// A device's own clock: it runs fast, so that seconds of backing off cost milliseconds, and leaps
// over days while the device is away. Clocks of different devices disagree, as they do.
import type { Clock } from "../../web/src/replica/clock.ts";

/** A second of the device's in 50 ms of ours: a ping each 1.25 s, a poll each 0.1 s. */
const PACE = 20;

interface Timer {
  readonly due: number;
  readonly run: () => void;
  handle: NodeJS.Timeout;
}

export class DeviceClock {
  readonly #began = performance.now();
  readonly #origin: number;
  #leapt = 0;
  readonly #timers = new Set<Timer>();

  /** @param origin What it shows at first, in ms since 1970. */
  constructor(origin: number) {
    this.#origin = origin;
  }

  now(): number {
    return Math.round(this.#origin + this.#leapt + (performance.now() - this.#began) * PACE);
  }

  /** Time passes that nobody waits for: what was due meanwhile is due now. */
  leap(ms: number): void {
    this.#leapt += ms;
    for (const timer of this.#timers) {
      clearTimeout(timer.handle);
      timer.handle = this.#arm(timer);
    }
  }

  /** The clock as one page reads it; nothing runs any more once `page.isGone`. */
  forPage(page: { readonly isGone: boolean }, random: () => number): Clock {
    return {
      now: () => this.now(),
      // Each look takes a while, so that work rests at different places each time.
      elapsed: () => performance.now() + random() * 4,
      after: (ms, run) => this.#after(ms, () => page.isGone || run()),
      soon: (run) => setImmediate(() => page.isGone || run()),
      random,
    };
  }

  #after(ms: number, run: () => void): () => void {
    const timer = { due: this.now() + ms, run } as Timer;
    timer.handle = this.#arm(timer);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer.handle);
      this.#timers.delete(timer);
    };
  }

  #arm(timer: Timer): NodeJS.Timeout {
    return setTimeout(
      () => {
        this.#timers.delete(timer);
        timer.run();
      },
      Math.max(0, (timer.due - this.now()) / PACE),
    );
  }
}
