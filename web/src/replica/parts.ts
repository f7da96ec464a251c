import type { SegmentBody, ThreadBody } from "../model/frames.ts";
import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { PartContent } from "./patch.ts";

import { Unanswered, type Transport } from "./transport.ts";

/** A scope, the thread of a task that is open, or the threads of all tasks of a scope. */
export interface Part {
  readonly stream: string;
  readonly id: string;
  readonly is: "scope" | "thread" | "threads";
}

const THREADS = "/threads";
/** The id of the part that the threads of a scope are. */
export const threadsOf = (scope: string): string => scope + THREADS;
export const isThreads = (part: string): boolean => part.endsWith(THREADS);
export const scopeOfThreads = (part: string): string => part.slice(0, -THREADS.length);

/**
 * `seeking`: the device is asked for it. `loading`: it has to come from the server.
 * `absent`: there is no such thing for this person.
 */
export type PartState = "seeking" | "loading" | "ready" | "absent";

interface Wanted {
  readonly part: Part;
  readonly state: PartState;
  /** Whether a body is still to come. */
  readonly isDue: boolean;
  /** Whether what is loaded next replaces all that is here. */
  readonly isFresh: boolean;
  readonly attempt: number;
}

/**
 * Whether what came is still what is awaited: by the time that it is put into base the part may be
 * lost, or be awaited anew.
 */
export type IsCurrent = () => boolean;

export interface Loading {
  /** Whether what comes replaces all that is here. */
  readonly isFresh: boolean;
  readonly isCurrent: IsCurrent;
}

export interface PartEvents {
  /** What the device has of it. */
  readonly kept: (part: Part) => Promise<PartContent | null>;
  /** The device had it; `done` is to be called once it is in base. */
  readonly restored: (part: Part, content: PartContent, isCurrent: IsCurrent) => void;
  /** A body came; `done` is to be called once it is in base. */
  readonly loaded: (part: Part, body: SegmentBody | ThreadBody, how: Loading) => void;
  readonly changed: (part: Part) => void;
  /** Whether there is such a part for this person, as far as the server has said. */
  readonly isReadable: (part: Part) => boolean;
}

/**
 * Brings the scopes and threads that are wanted: from the device, else from the server, again and
 * again until they are here.
 */
export class Parts {
  readonly #transport: Pick<Transport, "get">;
  readonly #clock: Clock;
  readonly #events: PartEvents;
  readonly #wanted = new Map<string, Wanted>();
  #isOnline = false;

  constructor(transport: Pick<Transport, "get">, clock: Clock, events: PartEvents) {
    this.#transport = transport;
    this.#clock = clock;
    this.#events = events;
  }

  state(id: string): PartState | undefined {
    return this.#wanted.get(id)?.state;
  }

  /** What is loaded of a stream, for `hold` and `threads`. */
  ready(stream: string, is: Part["is"]): string[] {
    return [...this.#wanted.values()]
      .filter(({ part, state }) => part.stream === stream && part.is === is && state === "ready")
      .map(({ part }) => part.id);
  }

  want(part: Part): void {
    if (!this.#wanted.has(part.id)) this.#seek(part);
  }

  /** Whether a part is wanted and not here yet. */
  isComing(id: string): boolean {
    const state = this.state(id);
    return state === "seeking" || state === "loading";
  }

  /** Whether anything that a person waits for is still to come. */
  get isFetching(): boolean {
    return [...this.#wanted.keys()].some((id) => this.isComing(id));
  }

  unwant(id: string): void {
    this.#wanted.delete(id);
  }

  /** It may not be read any more; if it may again one day, it is fetched again. */
  lose(id: string): void {
    const wanted = this.#wanted.get(id);
    if (wanted) this.#set({ ...wanted, state: "absent", isDue: false });
  }

  /** What is here can't be trusted any more: fetch it again, whole. */
  reload(stream: string): void {
    for (const { part } of [...this.#wanted.values()])
      if (part.stream === stream) this.#load(part, "loading", true);
  }

  /** Fetch a part again, if it is wanted: there is more of it for this person now. */
  refresh(id: string): void {
    const wanted = this.#wanted.get(id);
    if (wanted)
      this.#load(wanted.part, wanted.state === "ready" ? "ready" : "loading", wanted.isFresh);
  }

  /** There is a connection again, or none. */
  online(isOnline: boolean): void {
    this.#isOnline = isOnline;
    if (!isOnline) return;
    for (const { part, state, isDue, isFresh } of [...this.#wanted.values()])
      if ((isDue && state !== "seeking") || state === "absent")
        this.#load(part, state === "ready" ? state : "loading", isFresh);
  }

  /** The body of a part is in base. */
  done(part: Part): void {
    const wanted = this.#wanted.get(part.id);
    if (wanted) this.#set({ ...wanted, state: "ready", isDue: false, isFresh: false });
    if (part.is === "scope") this.#seekThreads();
  }

  /** Of which scope a task is, and so whether its thread is kept, may only be known by now. */
  #seekThreads(): void {
    for (const { part, state } of [...this.#wanted.values()])
      if (part.is === "thread" && state === "loading" && !this.#isOnline) this.#seek(part);
  }

  #seek(part: Part): void {
    const sought: Wanted = { part, state: "seeking", isDue: true, isFresh: false, attempt: 0 };
    if (this.#isAbsent(sought)) return;
    this.#set(sought);
    void this.#events.kept(part).then((content) => {
      if (!this.#isCurrent(sought)) return;
      if (content) this.#events.restored(part, content, () => this.#isCurrent(sought));
      else this.#load(part, "loading", false);
    });
  }

  #load(part: Part, state: PartState, isFresh: boolean): void {
    const wanted: Wanted = { part, state, isDue: true, isFresh, attempt: 0 };
    if (this.#isAbsent(wanted)) return;
    this.#set(wanted);
    if (this.#isOnline) void this.#fetch(wanted);
  }

  /** Whether the server has said that there is no such thing for this person; noted if so. */
  #isAbsent(wanted: Wanted): boolean {
    const isAbsent = this.#isOnline && !this.#events.isReadable(wanted.part);
    if (isAbsent) this.#set({ ...wanted, state: "absent", isDue: false });
    return isAbsent;
  }

  async #fetch(wanted: Wanted): Promise<void> {
    const { part, isFresh } = wanted;
    try {
      const body = await this.#transport.get(pathOf(part));
      const isCurrent = () => this.#isCurrent(wanted);
      if (isCurrent()) this.#events.loaded(part, body as SegmentBody, { isFresh, isCurrent });
    } catch (fault) {
      if (this.#isCurrent(wanted)) this.#failed(wanted, fault);
    }
  }

  #failed(wanted: Wanted, fault: unknown): void {
    const status = fault instanceof Unanswered ? fault.status : 0;
    if (status === 403 || status === 404) {
      this.#set({ ...wanted, state: "absent", isDue: false });
      return;
    }
    const again: Wanted = { ...wanted, attempt: wanted.attempt + 1 };
    this.#set(again);
    this.#clock.after(backoff(wanted.attempt, this.#clock.random()), () => {
      if (this.#isOnline && this.#isCurrent(again)) void this.#fetch(again);
    });
  }

  /** An answer to what was asked before the last change of mind is thrown away. */
  #isCurrent(wanted: Wanted): boolean {
    return this.#wanted.get(wanted.part.id) === wanted;
  }

  #set(wanted: Wanted): void {
    this.#wanted.set(wanted.part.id, wanted);
    this.#events.changed(wanted.part);
  }
}

const pathOf = ({ is, stream, id }: Part): string =>
  is === "scope" ? `/api/segments/${stream}/${id}` : `/api/threads/${stream}/${id}`;
