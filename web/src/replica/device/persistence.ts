import type { StorageWatch } from "./storage.ts";

/**
 * Asks the browser, once and when there is something to lose, not to throw away what is kept here
 * when the device runs short of room. Some ask the person.
 */
export class Persistence {
  readonly #watch: StorageWatch;
  readonly #manager: Pick<StorageManager, "persist"> | undefined;
  #isAsked = false;

  constructor(watch: StorageWatch, manager: Pick<StorageManager, "persist"> | undefined) {
    this.#watch = watch;
    this.#manager = manager;
  }

  /** Something was written that exists nowhere else. */
  needed(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const isPromised = (await this.#manager?.persist()) ?? false;
    if (!isPromised) this.#watch.worsen("evictable");
  }
}
