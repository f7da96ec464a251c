import type { LogPage } from "../model/frames.ts";
import type { Mutation } from "../model/ops.ts";
import { backoff } from "./backoff.ts";
import type { Clock } from "./clock.ts";
import type { Outbox, OutboxNews, OutboxRecord, OutboxState } from "./outbox.ts";
import { FORK_TOPIC } from "./rescue-topics.ts";
import type { Topics } from "./topics.ts";
import { Unanswered } from "./transport.ts";

/** As many entries are asked for at once. */
const PAGE = 200;

/** Accepted once, and forgotten by the server since; in the order in which they were made. */
export interface ForkOffer {
  readonly stream: string;
  readonly mutations: readonly Mutation[];
}

interface Parties {
  readonly person: string;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly outbox: Outbox;
  readonly log: (stream: string, query: Readonly<Record<string, string>>) => Promise<LogPage>;
  /** Whether a mutation is sent again anyhow. */
  readonly isUnanswered: (id: string) => boolean;
  /** What was found, before it is offered. */
  readonly found: (stream: string, lost: readonly Mutation[]) => Promise<unknown>;
}

/** Finds what a fork cost, and keeps it at hand until its author says what becomes of it. */
export class Forks {
  readonly #with: Parties;
  /** Streams that forked and whose log was not asked since. */
  readonly #doubted = new Set<string>();
  /** Those of them whose doubts could not be noted yet. */
  readonly #unnoted = new Set<string>();
  #looks = 0;
  /** Looks that left something, in a row. */
  #attempt = 0;
  #cancel: () => void = () => undefined;
  /** In the order in which they were made. */
  #lost: readonly OutboxRecord[] = [];
  #offer: ForkOffer | null = null;

  constructor(parties: Parties) {
    this.#with = parties;
  }

  /** What was lost in the first stream in which something was; the same object until that changes. */
  get offer(): ForkOffer | null {
    return this.#offer;
  }

  /** Take up what an earlier page found, or had no time to look into. */
  open(records: readonly OutboxRecord[]): void {
    for (const { mutation, state } of records)
      if (state.is === "doubted") this.#doubted.add(mutation.stream);
    this.#put(records.filter(isLost));
  }

  /** Whether another tab has found something, or has chosen. */
  isAbout(news: OutboxNews): boolean {
    if (news.is === "dropped") return this.#lost.length > 0;
    return (
      news.is === "settled" &&
      [...news.states].some(([id, { is }]) => is === "lost" || this.#holds(id))
    );
  }

  async refresh(): Promise<void> {
    this.#put((await this.#with.outbox.load()).filter(isLost));
  }

  /**
   * A stream's log is another than it was: whatever it had accepted is in doubt, over restarts too.
   * Resolves once that is noted, or could not be: then it is noted as soon as it can.
   */
  async forked(stream: string): Promise<void> {
    this.#looks += 1; // what is looked at now is the log before
    this.#doubted.add(stream);
    await this.#doubt(stream);
    void this.look();
  }

  /**
   * Find out what each fork cost, as far as the server can be asked now; what is left, later. The last
   * look counts: one before it may wait for an answer that never comes.
   */
  async look(): Promise<void> {
    this.#looks += 1;
    const look = this.#looks;
    const isLast = () => this.#looks === look;
    this.#cancel();
    for (const stream of [...this.#doubted])
      if (isLast() && (await this.#lookInto(stream, isLast))) this.#doubted.delete(stream);
    if (!isLast()) return;
    if (this.#doubted.size > 0) this.#lookLater();
    else this.#attempt = 0;
  }

  stop(): void {
    this.#cancel();
  }

  #lookLater(): void {
    const { clock } = this.#with;
    this.#cancel = clock.after(backoff(this.#attempt, clock.random()), () => void this.look());
    this.#attempt += 1;
  }

  /** The author has chosen; returns what was offered. */
  take(stream: string): readonly OutboxRecord[] {
    const taken = this.#lost.filter(({ mutation }) => mutation.stream === stream);
    this.#put(this.#lost.filter((record) => !taken.includes(record)));
    return taken;
  }

  async #doubt(stream: string): Promise<void> {
    const { outbox } = this.#with;
    const noting = outbox
      .accepted(stream)
      .then((accepted) => outbox.settle(new Map(statesOf(accepted, "doubted"))));
    if (await succeeds(noting)) this.#unnoted.delete(stream);
    else this.#unnoted.add(stream);
  }

  /** Whether the stream is done with. One that can't be asked or noted holds up no other. */
  async #lookInto(stream: string, isLast: () => boolean): Promise<boolean> {
    if (this.#unnoted.has(stream)) await this.#doubt(stream);
    try {
      return (await this.#compare(stream, isLast)) && isLast();
    } catch (fault) {
      if (!(fault instanceof Unanswered)) throw fault;
      return fault.status === 403 || fault.status === 404; // it may not be read: the next page asks again
    }
  }

  /** What is in doubt against the log as it is now; whether all that it says is noted. */
  async #compare(stream: string, isLast: () => boolean): Promise<boolean> {
    const { outbox, isUnanswered, found } = this.#with;
    const all = await outbox.accepted(stream).catch(() => null);
    if (!all) return false; // the outbox can't be read: it has told the device
    const doubted = this.#unnoted.has(stream)
      ? all
      : all.filter(({ state }) => state.is === "doubted");
    // What is on its way now may be answered after the log was read, and is in no page of it.
    const settled = doubted.filter(({ mutation }) => !isUnanswered(mutation.id));
    const known = await this.#known(stream, Math.min(...doubted.map(seqOf)));
    if (!isLast()) return false;
    const lost = settled.filter(({ mutation: { id } }) => !known.has(id) && !isUnanswered(id));
    const again = doubted.filter(({ mutation }) => known.has(mutation.id));
    const states = new Map([...statesOf(again, "accepted", known), ...statesOf(lost, "lost")]);
    const isNoted = states.size === 0 || (await succeeds(outbox.settle(states)));
    if (lost.length === 0) return isNoted;
    await found(
      stream,
      lost.map(({ mutation }) => mutation),
    );
    if (isNoted) await this.refresh();
    else this.#put([...this.#lost.filter((each) => each.mutation.stream !== stream), ...lost]);
    return isNoted;
  }

  /** Own mutations in the log from a seq on, each with its seq. */
  async #known(stream: string, since: number): Promise<ReadonlyMap<string, number>> {
    const known = new Map<string, number>();
    const query = { actor: this.#with.person, limit: String(PAGE) };
    for (let before: number | null = Infinity; before !== null && before > since;) {
      const from: Record<string, string> = before === Infinity ? {} : { before: String(before) };
      const page: LogPage = await this.#with.log(stream, { ...query, ...from });
      for (const { mutation, seq } of page.entries) known.set(mutation, seq);
      before = page.next;
    }
    return known;
  }

  #holds(id: string): boolean {
    return this.#lost.some(({ mutation }) => mutation.id === id);
  }

  #put(lost: readonly OutboxRecord[]): void {
    this.#lost = lost;
    const stream = lost[0]?.mutation.stream;
    const mutations = lost.map(({ mutation }) => mutation).filter((one) => one.stream === stream);
    this.#offer = stream === undefined ? null : { stream, mutations };
    this.#with.topics.touch(FORK_TOPIC);
    this.#with.topics.tell();
  }
}

/** Whether a read or write of the outbox was done; it tells the device itself what is wrong. */
const succeeds = (act: Promise<unknown>): Promise<boolean> =>
  act.then(
    () => true,
    () => false,
  );

const isLost = ({ state }: OutboxRecord): boolean => state.is === "lost";

const seqOf = ({ state }: OutboxRecord): number => ("seq" in state ? state.seq : 0);

/** @param seqs Where they are in the log now, as far as that is known. */
const statesOf = (
  records: readonly OutboxRecord[],
  is: "accepted" | "doubted" | "lost",
  seqs: ReadonlyMap<string, number> = new Map(),
): [string, OutboxState][] =>
  records.flatMap(({ mutation: { id }, state }) =>
    "seq" in state && state.is !== "lost"
      ? [[id, { is, seq: seqs.get(id) ?? state.seq, at: state.at }]]
      : [],
  );
