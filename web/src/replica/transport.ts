/** The way to the server, so that the sync client can be tested without one. */
import type { ClientFrame, ServerFrame } from "../model/frames.ts";

export interface LinkEvents {
  /** What to say first; asked anew by each poll. */
  readonly hello: () => ClientFrame;
  readonly opened: () => void;
  /** Frames that came together, in order. */
  readonly frames: (frames: readonly ServerFrame[]) => void;
  /** Called once, also when it never opened. */
  readonly closed: () => void;
}

/** One connection. Frames sent after it closed are lost: the next hello makes up for them. */
export interface Link {
  send(frame: ClientFrame): void;
  close(): void;
}

export interface Transport {
  connect(events: LinkEvents): Link;
  /** A JSON body from the server; rejects with `Unanswered` for anything else. */
  get(path: string, signal?: AbortSignal): Promise<unknown>;
}

/** No usable answer: `status` is that of HTTP, 0 where the server was not reached. */
export class Unanswered extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The server did not answer (${status})`);
    this.status = status;
  }
}
