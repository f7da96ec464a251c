/**
 * Own mutations on their way: kept on this device, pushed in order, answered, confirmed.
 *
 * A mutation is confirmed when it was accepted at a seq that base has reached: only then does it
 * leave, for base now shows what it did.
 */
import { MAX_FRAME_BYTES, MAX_PUSH } from "../model/frames.ts";
import type { Clash, Mutation, Op } from "../model/ops.ts";

/** An edit that lay longer than this before it was first sent yields to what is there by then. */
export const YIELD_AFTER_MS = 60_000;

/** Frames hold more than mutations; a tenth is left for that. */
const PUSH_BYTES = MAX_FRAME_BYTES * 0.9;

type Stage =
  | { readonly is: "keeping" } // not yet safe on this device: not sent
  | { readonly is: "kept" }
  | { readonly is: "pushed" } // on its way, not answered
  | { readonly is: "accepted"; readonly seq: number };

interface Queued {
  readonly mutation: Mutation;
  readonly stage: Stage;
  /** Chosen at the first sending, and the same ever after. */
  readonly clash: Clash | null;
}

export interface Push {
  /** As they are sent, in order. */
  readonly mutations: readonly Mutation[];
  /** Those that are sent for the first time, with the clash chosen for them. */
  readonly chosen: ReadonlyMap<string, Clash>;
}

export class Queue {
  readonly #queued = new Map<string, Queued>(); // in outbox order
  readonly #waitUntil = new Map<string, number>(); // by stream

  get size(): number {
    return this.#queued.size;
  }

  get(id: string): Mutation | undefined {
    return this.#queued.get(id)?.mutation;
  }

  add(mutation: Mutation, stage: Stage, clash: Clash | null = null): void {
    this.#queued.set(mutation.id, { mutation, stage, clash });
  }

  /** It would survive now, so it may be sent. */
  kept(id: string): void {
    this.#move(id, { is: "kept" });
  }

  accepted(id: string, seq: number): void {
    this.#move(id, { is: "accepted", seq });
  }

  /** Refused: it steps aside, and delays none behind it. */
  remove(id: string): Mutation | undefined {
    const mutation = this.get(id);
    this.#queued.delete(id);
    return mutation;
  }

  /** Not decided: it, and what was pushed behind it in its stream, is sent again later. */
  waits(id: string, until: number): void {
    const stream = this.get(id)?.stream;
    if (stream === undefined) return;
    this.#waitUntil.set(stream, Math.max(until, this.#waitUntil.get(stream) ?? 0));
    let isBehind = false;
    for (const [each, { mutation, stage }] of this.#queued) {
      isBehind ||= each === id;
      if (isBehind && mutation.stream === stream && stage.is === "pushed") this.kept(each);
    }
  }

  /** The connection is new: whatever was pushed and not answered is pushed again. */
  resend(): void {
    this.#waitUntil.clear();
    for (const [id, { stage }] of this.#queued) if (stage.is === "pushed") this.kept(id);
  }

  /** The stream's log forked: what it had accepted it may not know any more. */
  forked(stream: string): void {
    for (const [id, { mutation, stage }] of this.#queued)
      if (mutation.stream === stream && stage.is === "accepted") this.kept(id);
  }

  /** Take out what base, being at `cursor`, shows by itself; `isShown` says no to what it lacks. */
  confirmed(
    stream: string,
    cursor: number,
    isShown: (mutation: Mutation) => boolean = () => true,
  ): Mutation[] {
    const done = [...this.#queued.values()].filter(
      ({ mutation, stage }) =>
        mutation.stream === stream &&
        stage.is === "accepted" &&
        stage.seq <= cursor &&
        isShown(mutation),
    );
    return done.flatMap(({ mutation }) => this.remove(mutation.id) ?? []);
  }

  /** When the first of the streams that wait may be tried again; null if none waits. */
  nextTry(): number | null {
    const times = [...this.#waitUntil.values()];
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** What can be pushed now, within one frame; null if there is nothing. */
  take(now: number): Push | null {
    for (const [stream, until] of this.#waitUntil) if (until <= now) this.#waitUntil.delete(stream);
    const mutations: Mutation[] = [];
    const chosen = new Map<string, Clash>();
    const unanswered = new Map<string, string>(); // the last of each stream
    const blocked = new Set(this.#waitUntil.keys());
    let bytes = 0;
    for (const [id, queued] of this.#queued) {
      const { mutation, stage } = queued;
      if (stage.is === "accepted" || blocked.has(mutation.stream)) continue;
      if (stage.is === "keeping") blocked.add(mutation.stream);
      if (stage.is === "kept") {
        const clash = queued.clash ?? (now - mutation.at > YIELD_AFTER_MS ? "yield" : "take");
        const sent = asSent(mutation, clash, unanswered.get(mutation.stream));
        bytes += JSON.stringify(sent).length;
        if (mutations.length === MAX_PUSH || (mutations.length > 0 && bytes > PUSH_BYTES)) break;
        mutations.push(sent);
        if (queued.clash === null) chosen.set(id, clash);
        this.#queued.set(id, { mutation, stage: { is: "pushed" }, clash });
      }
      unanswered.set(mutation.stream, id);
    }
    return mutations.length > 0 ? { mutations, chosen } : null;
  }

  #move(id: string, stage: Stage): void {
    const queued = this.#queued.get(id);
    if (queued) this.#queued.set(id, { ...queued, stage });
  }
}

function asSent(mutation: Mutation, clash: Clash, after: string | undefined): Mutation {
  const ops = clash === "yield" ? mutation.ops.map(yielding) : mutation.ops;
  return { ...mutation, ops, ...(after !== undefined && { after }) };
}

/** An undo is `void` and stays so. */
const yielding = (op: Op): Op =>
  "was" in op && (op.clash ?? "take") === "take" ? { ...op, clash: "yield" } : op;
