import type { Link, LinkEvents, Transport } from "./transport.ts";

/** Sockets that close before a word was said, in a row, before they are held to be blocked. */
const TRIES = 3;
/** Then every so many connections a socket is tried again. */
const RETRY_EVERY = 10;

/** Sockets where they work, polls where they do not. */
export class FallbackTransport implements Transport {
  readonly #first: Transport;
  readonly #second: Transport;
  #failures = 0;
  #connections = 0;

  constructor(first: Transport, second: Transport) {
    this.#first = first;
    this.#second = second;
  }

  connect(events: LinkEvents): Link {
    this.#connections += 1;
    const isBlocked = this.#failures >= TRIES && this.#connections % RETRY_EVERY !== 0;
    return isBlocked ? this.#second.connect(events) : this.#first.connect(this.#watched(events));
  }

  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return this.#first.get(path, signal);
  }

  #watched(events: LinkEvents): LinkEvents {
    let hasSpoken = false;
    return {
      ...events,
      frames: (frames) => {
        hasSpoken = true;
        this.#failures = 0;
        events.frames(frames);
      },
      closed: () => {
        if (!hasSpoken) this.#failures += 1;
        events.closed();
      },
    };
  }
}
