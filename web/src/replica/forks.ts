import type { LogPage } from "../model/frames.ts";
import type { Mutation } from "../model/ops.ts";
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
  readonly topics: Topics;
  readonly outbox: Outbox;
  readonly log: (stream: string, query: Readonly<Record<string, string>>) => Promise<LogPage>;
  /** Whether a mutation is sent again anyhow. */
  readonly isUnanswered: (id: string) => boolean;
  /** What was found, before it is offered. */
  readonly found: (stream: string, lost: readonly Mutation[]) => Promise<void>;
}

/** Finds what a fork cost, and keeps it at hand until its author says what becomes of it. */
export class Forks {
  readonly #with: Parties;
  /** Streams that forked, whose log was not asked yet. */
  readonly #doubted = new Set<string>();
  #isLooking = false;
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

  /** A stream's log is another than it was: whatever it had accepted is in doubt, over restarts too. */
  async forked(stream: string): Promise<void> {
    const { outbox } = this.#with;
    const accepted = await outbox.accepted(stream);
    await outbox.settle(new Map(statesOf(accepted, "doubted")));
    this.#doubted.add(stream);
    await this.look();
  }

  /** Find out what each fork cost, as far as the server can be asked now. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      for (const stream of this.#doubted) {
        await this.#compare(stream);
        this.#doubted.delete(stream);
      }
    } catch (fault) {
      if (!(fault instanceof Unanswered)) throw fault; // with the next connection
    } finally {
      this.#isLooking = false;
    }
  }

  /** The author has chosen; returns what was offered. */
  take(stream: string): readonly OutboxRecord[] {
    const taken = this.#lost.filter(({ mutation }) => mutation.stream === stream);
    this.#put(this.#lost.filter((record) => !taken.includes(record)));
    return taken;
  }

  /** What is in doubt against the log as it is now. */
  async #compare(stream: string): Promise<void> {
    const { outbox } = this.#with;
    const doubted = (await outbox.accepted(stream)).filter(({ state }) => state.is === "doubted");
    const known = await this.#known(stream, Math.min(...doubted.map(seqOf)));
    const lost = doubted.filter(
      ({ mutation: { id } }) => !known.has(id) && !this.#with.isUnanswered(id),
    );
    const mutations = lost.map(({ mutation }) => mutation);
    if (lost.length > 0) await this.#with.found(stream, mutations);
    const found = doubted.filter(({ mutation }) => known.has(mutation.id));
    await outbox.settle(
      new Map([...statesOf(found, "accepted", known), ...statesOf(lost, "lost")]),
    );
    if (lost.length > 0) await this.refresh();
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
