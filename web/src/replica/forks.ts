import type { LogPage } from "../model/frames.ts";
import type { Mutation } from "../model/ops.ts";
import type { Outbox, OutboxNews, OutboxRecord, OutboxState } from "./outbox.ts";
import type { Topics } from "./topics.ts";
import { Unanswered } from "./transport.ts";

/** The topic of what a server that forked has forgotten. */
export const FORK_TOPIC = "fork";

/** Accepted once, and forgotten by the server since; in the order in which they were made. */
export interface ForkOffer {
  readonly stream: string;
  readonly mutations: readonly Mutation[];
}

interface Parties {
  readonly topics: Topics;
  readonly log: Log;
  /** Whether a mutation is sent again anyhow. */
  readonly isPending: (id: string) => boolean;
  /** What was found, before it is offered. */
  readonly found: (stream: string, lost: readonly Mutation[]) => Promise<void>;
}

type Log = (stream: string, query: Readonly<Record<string, string>>) => Promise<LogPage>;

/** Finds what a fork cost, and keeps it at hand until its author says what becomes of it. */
export class Forks {
  readonly #with: Parties;
  #outbox: Outbox | null = null;
  /** Streams that forked, whose log could not be asked yet. */
  readonly #doubted = new Set<string>();
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

  /** Take up what an earlier page found. */
  open(outbox: Outbox, records: readonly OutboxRecord[]): void {
    this.#outbox = outbox;
    this.#put(records.filter(({ state }) => state.is === "lost"));
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
    const records = (await this.#outbox?.load()) ?? [];
    this.#put(records.filter(({ state }) => state.is === "lost"));
  }

  /** A stream's log is another than it was. */
  forked(stream: string): void {
    this.#doubted.add(stream);
    void this.look();
  }

  /** Find out what each fork cost, as far as the server can be asked now. */
  async look(): Promise<void> {
    for (const stream of this.#doubted) {
      try {
        await this.#compare(stream);
        this.#doubted.delete(stream);
      } catch (fault) {
        if (!(fault instanceof Unanswered)) throw fault;
        return; // with the next connection
      }
    }
  }

  /** The author has chosen; returns what was offered. */
  take(stream: string): readonly OutboxRecord[] {
    const taken = this.#lost.filter(({ mutation }) => mutation.stream === stream);
    this.#put(this.#lost.filter((record) => !taken.includes(record)));
    return taken;
  }

  /**
   * What this device had accepted against the log as it is now: what both histories have is the
   * beginning of each, so a few questions find where they part.
   */
  async #compare(stream: string): Promise<void> {
    const outbox = this.#outbox;
    if (!outbox) return;
    const accepted = (await outbox.accepted(stream))
      .filter(({ mutation }) => !this.#with.isPending(mutation.id))
      .sort((a, b) => seqOf(a) - seqOf(b));
    const lost = accepted.slice(await this.#firstUnknown(stream, accepted));
    if (lost.length === 0) return;
    await this.#with.found(
      stream,
      lost.map(({ mutation }) => mutation),
    );
    await outbox.settle(new Map(lost.map((record) => [record.mutation.id, lostAs(record)])));
    await this.refresh();
  }

  async #firstUnknown(stream: string, accepted: readonly OutboxRecord[]): Promise<number> {
    let [known, unknown] = [0, accepted.length];
    while (known < unknown) {
      const middle = (known + unknown) >> 1;
      const record = accepted[middle];
      if (record && (await this.#isKnown(stream, record))) known = middle + 1;
      else unknown = middle;
    }
    return known;
  }

  async #isKnown(stream: string, record: OutboxRecord): Promise<boolean> {
    const seq = seqOf(record);
    const page = await this.#with.log(stream, { before: String(seq + 1), limit: "1" });
    return page.entries.some((entry) => entry.seq === seq && entry.mutation === record.mutation.id);
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

const seqOf = ({ state }: OutboxRecord): number => ("seq" in state ? state.seq : 0);

const lostAs = ({ state }: OutboxRecord): OutboxState =>
  "seq" in state ? { is: "lost", seq: state.seq, at: state.at } : state;
