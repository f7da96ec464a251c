import type { LogPage } from "../model/frames.ts";
import type { Op } from "../model/ops.ts";
import type { Clock } from "./clock.ts";
import type { SafetyReason, SafetyStore } from "./device/safety-store.ts";
import { Forks } from "./forks.ts";
import type { Outbox, OutboxNews, OutboxRecord } from "./outbox.ts";
import type { FindRow } from "./rows.ts";
import { Safety } from "./safety.ts";
import type { Sender } from "./sender.ts";
import type { Streams } from "./streams.ts";
import type { Topics } from "./topics.ts";

export interface RescueParties {
  readonly person: string;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly streams: Streams;
  readonly sender: Sender;
  readonly log: (stream: string, query: Readonly<Record<string, string>>) => Promise<LogPage>;
}

/**
 * What own changes survive: a copy before base loses what they are about, and the offer to send
 * again what a server forgot. Comes with the device, for the first paint needs none of it.
 */
export class Rescue {
  readonly safety: Safety;
  readonly forks: Forks;
  readonly #with: RescueParties;

  constructor(outbox: Outbox, store: SafetyStore, parties: RescueParties) {
    const { person, clock, topics, sender, log } = parties;
    this.#with = parties;
    this.safety = new Safety({ person, clock, topics, store });
    this.forks = new Forks({
      ...{ person, clock, topics, outbox, log },
      isUnanswered: (id) => sender.isUnanswered(id),
      found: (stream, lost) => {
        sender.lost(lost.map(({ id }) => id));
        return this.#copy("fork", stream, lost, []);
      },
    });
  }

  /** Take up what an earlier page left. */
  async open(records: readonly OutboxRecord[]): Promise<void> {
    this.forks.open(records);
    await this.safety.refresh();
  }

  /**
   * Base is about to lose these scopes: copy what is pending there, with its rows. But of what may
   * not be read any more no row is kept. Resolves once the copy is kept, or could not be.
   */
  losing(reason: SafetyReason, id: string, scopes: readonly string[] | "all"): Promise<void> {
    const { find } = this.#with.streams.get(id);
    const mutations = this.#with.sender
      .pendingOf(id)
      .filter(({ ops }) => scopes === "all" || isIn(scopes, ops, find));
    const named = new Set(mutations.flatMap(({ ops }) => ops.map((op) => op.id)));
    const rows = reason === "access" ? [] : [...named].flatMap((row) => find(row) ?? []);
    return this.#copy(reason, id, mutations, rows);
  }

  /** The server ended the session: what was not sent waits for the same person to come back. */
  signedOut(): void {
    for (const { id } of this.#with.streams) void this.losing("signed_out", id, "all");
  }

  /** Another tab has done something. */
  heard(news: OutboxNews): void {
    if (this.forks.isAbout(news)) void this.forks.refresh();
  }

  /** Send what the server has forgotten once more. */
  async sendAgain(stream: string): Promise<void> {
    await this.#with.sender.sendAgain(this.forks.take(stream));
  }

  /** Leave what the server has forgotten; a safety copy has it for a while. */
  async leaveLost(stream: string): Promise<void> {
    await this.#with.sender.forget(this.forks.take(stream).map(({ mutation }) => mutation.id));
  }

  /** The page is left alone: nothing is tried again by itself. */
  stop(): void {
    this.forks.stop();
  }

  /** A copy that can't be written holds nothing up; the store has told the device. */
  #copy(...of: Parameters<Safety["write"]>): Promise<void> {
    return this.safety.write(...of).catch(() => undefined);
  }
}

/** Whether one of the ops is on a row of these scopes, or puts one there. */
const isIn = (scopes: readonly string[], ops: readonly Op[], find: FindRow): boolean =>
  ops.some((op) => {
    const row = find(op.id) ?? ("parent" in op ? find(op.parent ?? "") : undefined);
    return row !== undefined && scopes.includes(row.scope);
  });
