import type { ClientFrame, ServerFrame } from "../model/frames.ts";
import type { Clock } from "./clock.ts";
import { getJson, type Network } from "./socket-transport.ts";
import { Unanswered, type Link, type LinkEvents, type Transport } from "./transport.ts";

const VISIBLE_MS = 2_000;
const HIDDEN_MS = 30_000;
/** The server takes 20 frames and 2 MiB in one poll. */
const MOST_FRAMES = 20;
const MOST_LENGTH = 1_000_000; // characters: some of them are several bytes

/** The same frames by `POST /api/sync`, for networks that let no socket through. */
export class PollTransport implements Transport {
  readonly #network: Network;
  readonly #clock: Clock;
  readonly #isVisible: () => boolean;

  constructor(network: Network, clock: Clock, isVisible: () => boolean) {
    this.#network = network;
    this.#clock = clock;
    this.#isVisible = isVisible;
  }

  connect(events: LinkEvents): Link {
    const link = new PollLink(events, this.#clock, this.#isVisible, (frames) =>
      getJson(this.#network, "/api/sync", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ frames }),
      }),
    );
    return link;
  }

  get(path: string, signal?: AbortSignal): Promise<unknown> {
    return getJson(this.#network, path, signal && { signal });
  }
}

const PONG: ServerFrame = { type: "pong" };

class PollLink implements Link {
  readonly #events: LinkEvents;
  readonly #clock: Clock;
  readonly #isVisible: () => boolean;
  readonly #post: (frames: readonly ClientFrame[]) => Promise<unknown>;
  #waiting: ClientFrame[] = [];
  /** Which threads are open, by stream: no connection remembers it, so each poll says it again. */
  readonly #threads = new Map<string, ClientFrame>();
  /** Each poll that begins after a ping answers it: what comes then knows all that was said. */
  #pings = 0;
  #isPolling = true; // the first poll is about to begin
  #isClosed = false;
  #cancel: () => void;

  constructor(
    events: LinkEvents,
    clock: Clock,
    isVisible: () => boolean,
    post: (frames: readonly ClientFrame[]) => Promise<unknown>,
  ) {
    this.#events = events;
    this.#clock = clock;
    this.#isVisible = isVisible;
    this.#post = post;
    this.#cancel = clock.after(0, () => {
      events.opened();
      void this.#poll();
    });
  }

  /** What is said together goes with one request, and does not wait for the next turn. */
  send(frame: ClientFrame): void {
    if (frame.type === "ping") this.#pings += 1;
    else if (frame.type !== "threads") this.#waiting.push(frame);
    else if (frame.tasks.length + frame.scopes.length > 0) this.#threads.set(frame.stream, frame);
    else this.#threads.delete(frame.stream);
    if (!this.#isPolling) this.#pollIn(0);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel();
  }

  async #poll(): Promise<void> {
    this.#isPolling = true;
    const said = this.#take();
    const pongs = Array.from({ length: this.#pings }, () => PONG);
    this.#pings = 0;
    try {
      const body = (await this.#post(said)) as { frames: ServerFrame[] };
      if (!this.#isClosed) this.#events.frames([...pongs, ...body.frames]);
    } catch (fault) {
      this.#failed(fault);
    }
    this.#isPolling = false;
    if (!this.#isClosed) this.#pollIn(this.#waiting.length > 0 ? 0 : this.#pause());
  }

  /** What goes with one poll; the rest goes with the next. */
  #take(): ClientFrame[] {
    const said = [this.#events.hello(), ...this.#threads.values()];
    let length = 0;
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      length += JSON.stringify(next).length;
      const isAlone = said.length === 1 + this.#threads.size;
      if (said.length === MOST_FRAMES || (length > MOST_LENGTH && !isAlone)) break;
      said.push(next);
      this.#waiting.shift();
    }
    return said;
  }

  #failed(fault: unknown): void {
    if (this.#isClosed) return;
    this.close();
    const isSignedOut = fault instanceof Unanswered && fault.status === 401;
    if (isSignedOut) this.#events.frames([{ type: "bye", code: "signed_out" }]);
    else this.#events.closed();
  }

  #pollIn(ms: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(ms, () => void this.#poll());
  }

  #pause(): number {
    return this.#isVisible() ? VISIBLE_MS : HIDDEN_MS;
  }
}
