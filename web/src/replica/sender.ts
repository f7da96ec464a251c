import type { Clash, Mutation } from "../model/ops.ts";
import type { EntriesFrame, RefusedFrame, ServerFrame, WaitFrame } from "../model/frames.ts";
import type { Clock } from "./clock.ts";
import { Keeping } from "./keeping.ts";
import type {
  Kept,
  Outbox,
  OutboxNews,
  OutboxRecord,
  OutboxState,
  Refusal,
  States,
} from "./outbox.ts";
import { MemoryOutbox } from "./outbox.ts";
import { OutboxReader } from "./outbox-reader.ts";
import { rowsOf } from "./overlay.ts";
import { asSent, OTHERS_MS, Queue, type Push } from "./queue.ts";
import { RefusedEdits } from "./refused.ts";
import { rowTopic } from "./stream-replica.ts";
import type { Streams } from "./streams.ts";
import type { Topics } from "./topics.ts";
import type { Link } from "./transport.ts";
import type { Refused } from "./tray.ts";

/** The topic of how much is on its way, and of the tray. */
export const SENDING_TOPIC = "sending";

type Accepted = Extract<ServerFrame, { type: "accepted" }>;

interface Parties {
  readonly clock: Clock;
  readonly streams: Streams;
  readonly topics: Topics;
  /** The connection when it is live, else null. */
  readonly link: () => Link | null;
  /** Whether a scope is on its way, so that base can't show what is in it. */
  readonly isLoading: (scope: string) => boolean;
  /** A mutation was refused: nothing of it is left. */
  readonly refused: (id: string) => void;
  /** Something else than a mutation on its way has changed in the outbox. */
  readonly heard: (news: OutboxNews) => void;
}

/** Brings own mutations to the server: keeps, pushes, repeats, and files the answers. */
export class Sender {
  readonly #with: Parties;
  readonly #queue = new Queue();
  readonly #keeping: Keeping;
  #outbox: Outbox = new MemoryOutbox();
  readonly #reader: OutboxReader;
  readonly #refused = new RefusedEdits();
  /**
   * What was accepted and is sent again, with the seq that it had. If the log has it there after all,
   * unseen by its author, the server knows its id, under the clash that was chosen then.
   */
  readonly #again = new Map<string, number>();
  #cancelRetry: () => void = () => undefined;
  /** Pushes leave in the order in which they were taken, however long noting them takes. */
  #leaving: Promise<void> = Promise.resolve();

  constructor(parties: Parties) {
    this.#with = parties;
    this.#keeping = new Keeping(parties.clock, {
      kept: (numbers) => this.#kept(numbers),
      failed: (all) => this.#kept(new Map(all.map(({ mutation }) => [mutation.id, Infinity]))),
    });
    this.#reader = new OutboxReader(parties.clock, {
      found: (record, until) => this.#takeUp(record, until),
      settled: (id, state) => this.#settledElsewhere(id, state),
      dropped: (ids) => this.#leaveTray(ids),
      wiped: () => this.stop(),
      heard: (news) => this.#heard(news),
    });
  }

  /** How many edits base does not show yet. */
  get pending(): number {
    return this.#queue.size;
  }

  /** How many edits are not accepted yet, and how many of those would survive a power cut. */
  get counts(): { readonly pending: number; readonly kept: number } {
    const { pending, kept } = this.#queue.counts;
    return { pending, kept: this.#outbox.isDurable ? kept : 0 };
  }

  /** The same array until it says something else; in the order of refusal. */
  get tray(): readonly Refused[] {
    return this.#refused.all;
  }

  /** Take up what earlier pages left behind, and hear of other tabs from then on. */
  async restore(outbox: Outbox): Promise<readonly OutboxRecord[]> {
    this.#outbox = outbox;
    const records = await this.#reader.open(outbox);
    this.#keeping.open(outbox);
    return records;
  }

  /** Look into the outbox itself: the page may have slept while other tabs told their news. */
  catchUp(): Promise<void> {
    return this.#reader.catchUp();
  }

  /**
   * Base is as it was found on the device: what it shows needs no replay, now or later.
   * @param own Mutations that are in it by seq, whether or not their answer was noted.
   */
  confirmStored(records: readonly OutboxRecord[], own: ReadonlyMap<string, number>): void {
    const at = this.#with.clock.now();
    const told = records.flatMap(({ mutation: { id } }) => {
      const seq = this.#queue.get(id) && own.get(id);
      return seq === undefined ? [] : [[id, { is: "accepted", seq, at }] as const];
    });
    for (const [id, { seq }] of told) this.#acceptedAt(id, seq);
    this.#note(new Map(told));
    for (const stream of new Set(records.map(({ mutation }) => mutation.stream)))
      this.confirm(stream);
    const states = records.flatMap(({ mutation: { id }, state }) =>
      state.is === "accepted" && !this.#queue.get(id)
        ? [[id, { ...state, is: "confirmed" }] as const]
        : [],
    );
    this.#note(new Map(states));
  }

  /** The person left this device: nothing is kept from now on. */
  stop(): void {
    this.#reader.stop();
    this.#keeping.stop();
    this.#cancelRetry();
  }

  /** Show it, keep it, send it: in this order, and the first at once. */
  submit(made: Omit<Kept, "isOffline">): void {
    const { mutation, replaces } = made;
    const isOffline = this.#with.link() === null;
    if (replaces !== undefined) this.#leave(replaces);
    this.#queue.add(mutation, { is: "keeping" }, { isOffline });
    this.#with.streams.get(mutation.stream).enlist(mutation);
    this.#changed();
    this.#keeping.add({ ...made, isOffline });
  }

  /** Push whatever can be pushed. */
  push(): void {
    const link = this.#with.link();
    if (!link) return;
    const { clock } = this.#with;
    for (let push = this.#queue.take(clock.now()); push; push = this.#queue.take(clock.now())) {
      const taken = push;
      // Noted before it is sent: a repeat, by any tab and after a crash too, must say the same.
      // A device that can't write at all holds up nobody: what is asked is sent.
      const noting = taken.chosen.size > 0 ? this.#outbox.choose(taken.chosen) : undefined;
      const noted = noting?.catch(() => NONE);
      this.#leaving = this.#leaving
        .then(() => noted)
        .then((states) => this.#send(link, taken, states ?? NONE));
      for (const { mutation } of taken.sendings) this.#touch(mutation);
    }
    this.#retryLater();
  }

  /** A new connection: what is unanswered goes again, first thing. */
  reconnected(): void {
    this.#noteAgain(this.#queue.resend());
    this.push();
  }

  accepted({ stream, mutations }: Accepted): void {
    const at = this.#with.clock.now();
    const states = new Map<string, OutboxState>();
    for (const [id, seq] of mutations) {
      const clash = this.#queue.clash(id);
      states.set(id, { is: "accepted", seq, at, ...(clash && { clash }) });
      this.#again.delete(id);
      this.#keeping.forget(id);
      this.#acceptedAt(id, seq);
    }
    this.#note(states);
    this.confirm(stream);
    this.#changed();
  }

  /** Base has moved: let go of what it shows by itself. */
  confirm(stream: string): void {
    const replica = this.#with.streams.get(stream);
    const at = replica.cursor;
    const done = at ? this.#queue.confirmed(stream, at.cursor, this.#isShown) : [];
    for (const mutation of done) replica.dismiss(mutation);
    if (done.length > 0) this.#changed();
  }

  refused(frame: RefusedFrame): void {
    const { mutation: id } = frame;
    const known = this.#again.get(id);
    const stream = this.#queue.get(id)?.stream;
    if (frame.code === "id_reused" && known !== undefined && stream !== undefined) {
      this.accepted({ type: "accepted", stream, mutations: [[id, known]] });
      return;
    }
    const why = refusalOf(frame);
    if (this.#stepAside(id, why)) this.#note(new Map([[id, { is: "refused", why }]]));
  }

  waits({ mutation, retry_after }: WaitFrame): void {
    this.#queue.waits(mutation, this.#with.clock.now() + retry_after * 1000);
    this.#retryLater();
  }

  /** Whether it is on its way, or will be: what was accepted is not sent again by itself. */
  isUnanswered(id: string): boolean {
    const stage = this.#queue.stage(id);
    return stage !== undefined && stage !== "accepted";
  }

  /**
   * The log has them no longer. One that base had not shown yet, or that was read from the outbox
   * while the fork was heard of, stands as accepted still, and would never be sent again.
   */
  lost(ids: Iterable<string>): void {
    for (const id of ids) if (this.#queue.stage(id) === "accepted") this.#letGo(id);
    this.#changed();
  }

  /** After a fork the server may have lost what it accepted; what it still knows it answers alike. */
  forked(stream: string): void {
    this.#noteAgain(this.#queue.forked(stream));
  }

  /** Entries came: where one stands that was not ours, ours is not, and goes again. */
  displaced({ stream, entries }: EntriesFrame): void {
    const others = new Map(entries.map(({ seq, mutation }) => [seq, mutation]));
    const again = this.#queue.displaced(stream, others);
    this.#noteAgain(again);
    if (again.size > 0) this.push();
  }

  /** What is on its way or not shown by base yet, in order. */
  pendingOf(stream: string): readonly Mutation[] {
    return this.#queue.of(stream);
  }

  /** Take a refused mutation out of the tray, and forget it. */
  drop(id: string): void {
    if (!this.#refused.get(id)) return;
    this.#leave(id);
    void this.#outbox.drop([id]).catch(ignored);
  }

  /** Put a dropped mutation back into the tray: its author thought again. */
  putBack(refused: Refused): void {
    const { mutation } = refused;
    if (this.#refused.get(mutation.id)) return;
    this.#enterTray(mutation, refusalOf(refused));
    this.#keeping.add({ mutation }); // once kept, it is noted as refused
  }

  /** Send once more what the server has forgotten; as old as it is, it may yield. */
  async sendAgain(records: readonly OutboxRecord[]): Promise<void> {
    const state: OutboxState = { is: "kept" };
    const states = new Map(records.map(({ mutation }) => [mutation.id, state]));
    await this.#outbox.settle(states).catch(ignored);
    this.lost(records.map(({ mutation }) => mutation.id));
    for (const record of records) {
      this.#takeUp({ ...record, state }, 0);
      if ("seq" in record.state) this.#again.set(record.mutation.id, record.state.seq);
    }
    this.#changed();
    this.push();
    this.#with.topics.tell();
  }

  /** Nobody wants them any more. */
  forget(ids: readonly string[]): Promise<void> {
    return this.#outbox.drop(ids);
  }

  /** Whether a refused mutation is about the row. */
  isRefused(row: string): boolean {
    return this.#refused.isAbout(row);
  }

  /** How far a mutation has come; undefined once base shows it. */
  stage(id: string): "keeping" | "kept" | "sent" | "accepted" | undefined {
    const stage = this.#queue.stage(id);
    return stage === "kept" && !this.#outbox.isDurable ? "keeping" : stage;
  }

  /** Whether base, as far as it is here, has what the mutation did. */
  #shows(mutation: Mutation, seq: number): boolean {
    const at = this.#with.streams.get(mutation.stream).cursor;
    return at !== undefined && seq <= at.cursor && this.#isShown(mutation);
  }

  /** A board of one's own is seen as it was made until its segment is here. */
  readonly #isShown = (mutation: Mutation): boolean =>
    !mutation.ops.some(({ op, id }) => op === "create" && this.#with.isLoading(id));

  #kept(numbers: ReadonlyMap<string, number>): void {
    this.#queue.kept(numbers);
    this.#reader.numbered([...numbers.values()]);
    for (const [id, n] of numbers) {
      const mutation = this.#queue.get(id);
      if (!mutation) continue;
      this.#with.streams.get(mutation.stream).number(mutation, n);
      this.#touch(mutation);
    }
    this.#note(this.#decidedMeanwhile(numbers.keys()));
    this.#changed();
    this.push();
    if (!this.#with.link()) this.#with.topics.tell(); // else it is told with the push
  }

  /** What was sent or refused while it could not be kept. */
  #decidedMeanwhile(ids: Iterable<string>): States {
    const states = new Map<string, OutboxState>();
    for (const id of ids) {
      const refused = this.#refused.get(id);
      const clash = this.#queue.clash(id);
      if (refused) states.set(id, { is: "refused", why: refusalOf(refused) });
      else if (clash) states.set(id, { is: "sent", clash });
    }
    return states;
  }

  #send(link: Link, { sendings }: Push, states: States): void {
    const mutations = sendings.flatMap((sending) => {
      const { id } = sending.mutation;
      const clash = this.#clashNow(id, sending.clash, states.get(id));
      return clash === null ? [] : asSent({ ...sending, clash });
    });
    if (mutations.length > 0) link.send({ type: "push", mutations });
    this.#with.topics.tell();
  }

  /** The clash under which it goes; null if another tab has had its answer already. */
  #clashNow(id: string, asked: Clash, state: OutboxState | undefined): Clash | null {
    // A push before it, on a line that broke, may have been answered since, or have learnt the clash.
    if (state === undefined) return this.isUnanswered(id) ? (this.#queue.clash(id) ?? asked) : null;
    if (state.is === "sent") {
      this.#queue.chosen(id, state.clash);
      return state.clash;
    }
    if (state.is === "doubted") {
      this.#again.set(id, state.seq); // accepted before a fork, heard by another tab alone
      return this.#queue.clash(id) ?? asked;
    }
    if (state.is === "lost") this.#letGo(id);
    this.#settledElsewhere(id, state);
    return null;
  }

  /** Some news, or the outbox, was told to its end. */
  #heard(news: OutboxNews | null): void {
    this.#retryLater();
    if (news) this.#with.heard(news);
    this.#changed();
    this.#with.topics.tell();
  }

  #settledElsewhere(id: string, state: OutboxState): void {
    switch (state.is) {
      case "kept":
      case "doubted":
        break; // of a fork, which is its author's choice
      case "lost":
        this.lost([id]);
        break;
      case "sent":
        this.#queue.chosen(id, state.clash, this.#with.clock.now() + OTHERS_MS);
        break;
      case "accepted":
      case "confirmed": {
        const stream = this.#queue.get(id)?.stream;
        this.#acceptedAt(id, state.seq);
        if (stream !== undefined) this.confirm(stream);
        break;
      }
      case "refused":
        this.#stepAside(id, state.why);
        break;
    }
  }

  #letGo(id: string): void {
    const mutation = this.#queue.remove(id);
    if (!mutation) return;
    this.#with.streams.get(mutation.stream).dismiss(mutation);
    this.#touch(mutation);
  }

  #acceptedAt(id: string, seq: number): void {
    const mutation = this.#queue.get(id);
    if (!mutation) return;
    this.#queue.accepted(id, seq);
    this.#touch(mutation);
  }

  /** Out of the view and into the tray; whether it was on its way. */
  #stepAside(id: string, why: Refusal): boolean {
    const mutation = this.#queue.remove(id);
    if (!mutation) return false;
    this.#with.streams.get(mutation.stream).dismiss(mutation);
    this.#enterTray(mutation, why);
    this.#with.refused(id);
    return true;
  }

  /** @param until Until when it is left to the tab that made it; 0 after a start. */
  #takeUp({ n, mutation, state }: OutboxRecord, until: number): void {
    if (this.#queue.get(mutation.id) || this.#refused.get(mutation.id)) return;
    switch (state.is) {
      case "kept":
        this.#queue.add(
          mutation,
          { is: "kept" },
          { n, until, isOffline: state.isOffline ?? false },
        );
        break;
      case "sent":
        this.#queue.add(mutation, { is: "kept" }, { n, until, clash: state.clash });
        break;
      case "accepted":
        if (this.#shows(mutation, state.seq)) return;
        this.#queue.add(mutation, state, { n, clash: state.clash ?? "take" });
        break;
      case "refused":
        this.#enterTray(mutation, state.why);
        return;
      case "confirmed":
      case "doubted":
      case "lost":
        return;
    }
    this.#with.streams.get(mutation.stream).enlist(mutation, n);
  }

  #retryLater(): void {
    const { clock } = this.#with;
    const next = this.#queue.nextTry();
    this.#cancelRetry();
    if (next !== null)
      this.#cancelRetry = clock.after(Math.max(0, next - clock.now()), () => this.push());
  }

  /** What can't be noted is asked again after a restart, and answered alike. */
  #note(states: States): void {
    if (states.size > 0) void this.#outbox.settle(states).catch(ignored);
  }

  #enterTray(mutation: Mutation, why: Refusal): void {
    this.#refused.add(mutation, why);
    this.#touch(mutation);
    this.#changed();
  }

  #leaveTray(ids: readonly string[]): void {
    for (const mutation of this.#refused.remove(ids)) this.#touch(mutation);
    this.#changed();
  }

  /** Out of the tray, and not kept if it is not yet. */
  #leave(refused: string): void {
    this.#leaveTray([refused]);
    this.#keeping.forget(refused);
  }

  #noteAgain(seqs: ReadonlyMap<string, number>): void {
    for (const [id, seq] of seqs) this.#again.set(id, seq);
  }

  #touch(mutation: Mutation): void {
    for (const id of rowsOf(mutation)) this.#with.topics.touch(rowTopic(id));
  }

  #changed(): void {
    this.#with.topics.touch(SENDING_TOPIC);
  }
}

const refusalOf = ({
  code,
  detail,
  op,
}: Pick<RefusedFrame, "code" | "detail" | "op">): Refusal => ({
  code,
  ...(detail && { detail }),
  ...(op != null && { op }),
});

const NONE: States = new Map();
/** The outbox has told the device what is wrong, and the person sees it in the status. */
const ignored = (): void => undefined;
