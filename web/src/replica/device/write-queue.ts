/** Writes that can wait, strictly one after the other, when nobody needs the thread. */
export type Write = () => Promise<void>;

/** Run when the thread is idle, or soon; in Node there is nothing to wait for. */
export type Idle = (run: () => void) => void;

const LATEST_MS = 1_000;

export const whenIdle: Idle = (run) => {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, { timeout: LATEST_MS });
  else setTimeout(run, 0);
};

export class WriteQueue {
  readonly #idle: Idle;
  readonly #failed: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();
  /** Resolves the pause that is going on, so that who needs what was noted need not wait for it. */
  #hurry: () => void = () => undefined;
  #isHurried = false;
  #waiting = 0;

  /** @param failed Told of each write that could not be done; those behind it are tried. */
  constructor(idle: Idle, failed: (error: unknown) => void) {
    this.#idle = idle;
    this.#failed = failed;
  }

  /** Resolves once it is written, or could not be. */
  add(write: Write): Promise<void> {
    this.#waiting += 1;
    this.#last = this.#last
      .then(() => this.#pause())
      .then(write)
      .catch(this.#failed)
      .finally(() => {
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#isHurried = false;
      });
    return this.#last;
  }

  /** Let the thread breathe between two slices of a write. */
  rest(): Promise<void> {
    return this.#pause();
  }

  /** Everything that was added, without more pauses. */
  flushed(): Promise<void> {
    if (this.#waiting > 0) this.#isHurried = true;
    this.#hurry();
    return this.#last;
  }

  #pause(): Promise<void> {
    if (this.#isHurried) return Promise.resolve();
    return new Promise((resolve) => {
      this.#hurry = resolve;
      this.#idle(resolve);
    });
  }
}
