/**
 * Own mutations on their way: kept on this device, pushed in order, answered, confirmed.
 *
 * The order is the outbox's, whichever tab a mutation came from; what has no number yet stands
 * behind all others. A mutation is confirmed when it was accepted at a seq that base has reached:
 * only then does it leave, for base now shows what it did.
 */
import { MAX_FRAME_BYTES, MAX_PUSH } from "../model/frames.ts";
import type { Clash, Mutation, Op } from "../model/ops.ts";

/** An edit made offline, or that lay longer than this before it was first sent, yields to what is there by then. */
export const YIELD_AFTER_MS = 60_000;
/** What another tab made is left to that tab for so long. */
export const OTHERS_MS = 3_000;

/** Frames hold more than mutations; a tenth is left for that. */
const PUSH_BYTES = MAX_FRAME_BYTES * 0.9;

type Stage =
  | { readonly is: "keeping" } // not yet on this device: not sent
  | { readonly is: "kept" }
  | { readonly is: "pushed" } // on its way, not answered
  | { readonly is: "accepted"; readonly seq: number };

interface Queued {
  readonly mutation: Mutation;
  readonly stage: Stage;
  /** Its number in the outbox; infinite as long as it has none. */
  readonly n: number;
  /** Chosen at the first sending, and the same ever after. */
  readonly clash: Clash | null;
  /** Made while there was no connection. */
  readonly isOffline: boolean;
  /** Until when it is left to the tab that made it; 0 for what this one made or took up. */
  readonly until: number;
}

/** One mutation of a push; what it says is settled only once its clash is. */
export interface Sending {
  readonly mutation: Mutation;
  readonly clash: Clash;
  /** The mutation before it in its stream, while that is unanswered. */
  readonly after: string | undefined;
}

export interface Push {
  /** In the order in which they are sent. */
  readonly sendings: readonly Sending[];
  /** Those whose clash this tab does not know to be noted, with the one to be noted now. */
  readonly chosen: ReadonlyMap<string, Clash>;
}

/** Of accepted mutations, by id. */
type Seqs = ReadonlyMap<string, number>;

type Begin = Partial<Pick<Queued, "n" | "clash" | "until" | "isOffline">>;

export class Queue {
  #queued = new Map<string, Queued>(); // in outbox order
  readonly #waitUntil = new Map<string, number>(); // by stream
  /** No number in the queue is above it. */
  #last = 0;

  get size(): number {
    return this.#queued.size;
  }

  /** How many are not accepted, and how many of them would survive a power cut. */
  get counts(): { readonly pending: number; readonly kept: number } {
    const pending = [...this.#queued.values()].filter(({ stage }) => stage.is !== "accepted");
    return { pending: pending.length, kept: pending.filter(({ n }) => isNumbered(n)).length };
  }

  /** What is in the stream, in order. */
  of(stream: string): Mutation[] {
    const all = [...this.#queued.values()].map(({ mutation }) => mutation);
    return all.filter((mutation) => mutation.stream === stream);
  }

  get(id: string): Mutation | undefined {
    return this.#queued.get(id)?.mutation;
  }

  /** The clash that it was first sent with. */
  clash(id: string): Clash | null {
    return this.#queued.get(id)?.clash ?? null;
  }

  /** How far it has come, as its author is told; undefined for what is not here. */
  stage(id: string): "keeping" | "kept" | "sent" | "accepted" | undefined {
    const queued = this.#queued.get(id);
    if (queued?.stage.is === "pushed") return "sent";
    return queued?.stage.is === "kept" && !isNumbered(queued.n) ? "keeping" : queued?.stage.is;
  }

  add(
    mutation: Mutation,
    stage: Stage,
    { n = Infinity, clash = null, until = 0, isOffline = false }: Begin = {},
  ): void {
    this.#queued.set(mutation.id, { mutation, stage, n, clash, until, isOffline });
    if (n < this.#last) this.#sort();
    else this.#last = n;
  }

  /** They are on this device, under these numbers; an infinite one: in this tab only. They may be sent. */
  kept(numbers: ReadonlyMap<string, number>): void {
    for (const [id, n] of numbers) {
      const queued = this.#queued.get(id);
      if (!queued) continue;
      const stage: Stage = queued.stage.is === "keeping" ? { is: "kept" } : queued.stage;
      this.#queued.set(id, { ...queued, stage, n });
    }
    this.#sort();
  }

  /** It was sent with this clash, by this tab or, until then left to it, by another. */
  chosen(id: string, clash: Clash, until = 0): void {
    const queued = this.#queued.get(id);
    if (queued) this.#queued.set(id, { ...queued, clash, until: Math.max(until, queued.until) });
  }

  /** Should it go again after all, it says the same; an old record does not tell what it said. */
  accepted(id: string, seq: number): void {
    const queued = this.#queued.get(id);
    if (!queued) return;
    const stage: Stage = { is: "accepted", seq };
    this.#queued.set(id, { ...queued, stage, clash: queued.clash ?? "take" });
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
      if (isBehind && mutation.stream === stream && stage.is === "pushed") this.#unpush(each);
    }
  }

  /**
   * The connection is new: whatever was pushed and not answered is pushed again. So is what was
   * accepted and is not in base yet: the server may have gone back to a copy from before it, and
   * nothing that base stands at shows it. Returns the seqs of these.
   */
  resend(): Seqs {
    this.#waitUntil.clear();
    return this.#pushAgain(({ stage }) => stage.is === "pushed" || stage.is === "accepted");
  }

  /** The stream's log forked: what it had accepted it may not know any more. Returns their seqs. */
  forked(stream: string): Seqs {
    return this.#pushAgain(
      ({ mutation, stage }) => mutation.stream === stream && stage.is === "accepted",
    );
  }

  /** The log has other mutations at these seqs: what was accepted there is not in it. Returns their seqs. */
  displaced(stream: string, others: ReadonlyMap<number, string>): Seqs {
    return this.#pushAgain(
      ({ mutation: { id, stream: own }, stage }) =>
        own === stream && stage.is === "accepted" && (others.get(stage.seq) ?? id) !== id,
    );
  }

  #pushAgain(isDue: (queued: Queued) => boolean): Seqs {
    const seqs = new Map<string, number>();
    for (const [id, queued] of this.#queued) {
      if (!isDue(queued)) continue;
      if (queued.stage.is === "accepted") seqs.set(id, queued.stage.seq);
      this.#unpush(id);
    }
    return seqs;
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

  /** When something that waits may be tried again; null if nothing waits. */
  nextTry(): number | null {
    const others = [...this.#queued.values()].flatMap(({ stage, until }) =>
      stage.is === "kept" && until > 0 ? [until] : [],
    );
    const times = [...this.#waitUntil.values(), ...others];
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** What can be pushed now, within one frame; null if there is nothing. */
  take(now: number): Push | null {
    for (const [stream, until] of this.#waitUntil) if (until <= now) this.#waitUntil.delete(stream);
    const sendings: Sending[] = [];
    const chosen = new Map<string, Clash>();
    const unanswered = new Map<string, string>(); // the last of each stream
    const blocked = new Set(this.#waitUntil.keys());
    const due = this.#due(now);
    let bytes = 0;
    for (const [id, queued] of this.#queued) {
      const { mutation, stage } = queued;
      const { stream } = mutation;
      if (stage.is === "accepted" || blocked.has(stream)) continue;
      if (stage.is === "keeping") blocked.add(stream);
      if (stage.is === "kept" && due.has(stream)) {
        const clash = queued.clash ?? clashOf(queued, now);
        bytes += JSON.stringify(asSent({ mutation, clash, after: unanswered.get(stream) })).length;
        if (sendings.length === MAX_PUSH || (sendings.length > 0 && bytes > PUSH_BYTES)) break;
        sendings.push({ mutation, clash, after: unanswered.get(stream) });
        if (queued.clash === null) chosen.set(id, clash);
        this.#queued.set(id, { ...queued, clash, stage: { is: "pushed" } });
      }
      unanswered.set(stream, id);
    }
    return sendings.length > 0 ? { sendings, chosen } : null;
  }

  /** Streams with something that is for this tab to push; what other tabs made there goes along. */
  #due(now: number): Set<string> {
    const mine = [...this.#queued.values()].filter(
      ({ stage, until }) => stage.is === "kept" && until <= now,
    );
    return new Set(mine.map(({ mutation }) => mutation.stream));
  }

  #unpush(id: string): void {
    this.#move(id, { is: "kept" });
  }

  #move(id: string, stage: Stage): void {
    const queued = this.#queued.get(id);
    if (queued) this.#queued.set(id, { ...queued, stage });
  }

  #sort(): void {
    const all = [...this.#queued].sort(([, a], [, b]) => (a.n === b.n ? 0 : a.n - b.n));
    this.#queued = new Map(all);
    this.#last = all.at(-1)?.[1].n ?? 0;
  }
}

const clashOf = ({ mutation, isOffline }: Queued, now: number): Clash =>
  isOffline || now - mutation.at > YIELD_AFTER_MS ? "yield" : "take";

const isNumbered = (n: number): boolean => n !== Infinity;

/** The mutation as it is sent: its ops yield where it does, for all but an undo, which stays `void`. */
export function asSent({ mutation, clash, after }: Sending): Mutation {
  const ops = clash === "yield" ? mutation.ops.map(yielding) : mutation.ops;
  return { ...mutation, ops, ...(after !== undefined && { after }) };
}

const yielding = (op: Op): Op =>
  "was" in op && (op.clash ?? "take") === "take" ? { ...op, clash: "yield" } : op;
