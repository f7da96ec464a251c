import type { ClientFrame, Peer, ServerFrame } from "../model/frames.ts";
import type { Clock } from "./clock.ts";
import type { Topics } from "./topics.ts";

/** Where this person is. */
export type Here = Omit<Extract<ClientFrame, { type: "presence" }>, "type">;

/** Others see a move within this; more often tells them nothing more. */
const THROTTLE_MS = 200;

const NOBODY: readonly Peer[] = [];

export const peersTopic = (scope: string): string => `peers ${scope}`;

/** Who is where now. Never stored, and gone with the connection. */
export class Presence {
  readonly #clock: Clock;
  readonly #topics: Topics;
  readonly #send: (frame: ClientFrame) => void;
  readonly #peers = new Map<string, readonly Peer[]>();
  #here: Here | null = null;
  #isDue = false;

  constructor(clock: Clock, topics: Topics, send: (frame: ClientFrame) => void) {
    this.#clock = clock;
    this.#topics = topics;
    this.#send = send;
  }

  peers(scope: string): readonly Peer[] {
    return this.#peers.get(scope) ?? NOBODY;
  }

  /** Tell the others, at most once every fifth of a second; the last word counts. */
  tell(here: Here): void {
    this.#here = here;
    if (this.#isDue) return;
    this.#isDue = true;
    this.#say();
    this.#clock.after(THROTTLE_MS, () => {
      this.#isDue = false;
      if (this.#here !== here) this.#say();
    });
  }

  /** A new connection knows nothing of us. */
  greet(): void {
    this.#say();
  }

  receive(frame: Extract<ServerFrame, { type: "peers" }>): void {
    this.#peers.set(frame.scope, frame.peers);
    this.#topics.touch(peersTopic(frame.scope));
  }

  /** The connection is gone: nobody is known to be anywhere. */
  forget(): void {
    for (const scope of this.#peers.keys()) this.#topics.touch(peersTopic(scope));
    this.#peers.clear();
  }

  #say(): void {
    if (this.#here) this.#send({ type: "presence", ...this.#here });
  }
}
