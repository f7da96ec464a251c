import type { Clock } from "./clock.ts";
import type { Outbox, OutboxNews, OutboxRecord, OutboxState } from "./outbox.ts";
import { OTHERS_MS } from "./queue.ts";

/** Leaves the better part of a frame to whoever draws, though a thousand edits are taken up. */
const SLICE_MS = 8;

interface ReaderEvents {
  /** A record that may be known already; it is left to the tab that made it `until` then. */
  readonly found: (record: OutboxRecord, until: number) => void;
  readonly settled: (id: string, state: OutboxState) => void;
  readonly dropped: (ids: readonly string[]) => void;
  readonly wiped: () => void;
  /** All of a piece of news, or of the outbox, was told. */
  readonly heard: (news: OutboxNews | null) => void;
}

/**
 * What is in the outbox, and what other tabs do with it, told in an order that is safe: nothing is
 * heard while the outbox is read, and news that leaves a gap has it read first, for what came before
 * was written by a tab that died before it could tell.
 */
export class OutboxReader {
  readonly #clock: Clock;
  readonly #events: ReaderEvents;
  #outbox: Outbox | null = null;
  #isReading = false;
  /** News that came meanwhile. */
  readonly #early: OutboxNews[] = [];
  /** The highest number that was heard of. */
  #highest = 0;
  #stopListening: () => void = () => undefined;

  constructor(clock: Clock, events: ReaderEvents) {
    this.#clock = clock;
    this.#events = events;
  }

  /** Read what earlier pages left behind, and hear of other tabs from then on. */
  open(outbox: Outbox): Promise<readonly OutboxRecord[]> {
    this.#outbox = outbox;
    this.#stopListening = outbox.listen((news) => this.#hear(news));
    return this.#read(0);
  }

  /** Look into the outbox itself: news is lost that came while the page slept. */
  async catchUp(): Promise<void> {
    if (!this.#isReading) await this.#read(this.#clock.now() + OTHERS_MS);
  }

  /** Own edits were given these numbers. */
  numbered(numbers: readonly number[]): void {
    if (this.#leavesGap(numbers)) void this.catchUp();
  }

  stop(): void {
    this.#stopListening();
    this.#outbox = null;
  }

  async #read(until: number): Promise<readonly OutboxRecord[]> {
    if (!this.#outbox) return [];
    this.#isReading = true;
    const records = await this.#outbox.load().catch(() => []); // the device is told what is wrong
    let end = this.#clock.elapsed() + SLICE_MS;
    for (const record of records) {
      if (this.#clock.elapsed() > end) {
        await new Promise<void>((resolve) => this.#clock.soon(resolve));
        end = this.#clock.elapsed() + SLICE_MS;
      }
      this.#highest = Math.max(this.#highest, record.n);
      this.#events.found(record, until);
    }
    this.#isReading = false;
    for (const news of this.#early.splice(0)) this.#hear(news);
    this.#events.heard(null);
    return records;
  }

  #hear(news: OutboxNews): void {
    if (this.#isReading) this.#early.push(news);
    else this.#heard(news);
  }

  #heard(news: OutboxNews): void {
    switch (news.is) {
      case "appended":
        this.#appended(news.records);
        break;
      case "settled":
        for (const [id, state] of news.states) this.#events.settled(id, state);
        break;
      case "dropped":
        this.#events.dropped(news.ids);
        break;
      case "wiped":
        this.#events.wiped();
        break;
    }
    this.#events.heard(news);
  }

  #appended(records: readonly OutboxRecord[]): void {
    if (this.#leavesGap(records.map(({ n }) => n))) {
      void this.catchUp(); // what these build on may be among what was not told
      return;
    }
    for (const record of records) this.#events.found(record, this.#clock.now() + OTHERS_MS);
  }

  /** Whether something lies between these and what was heard of before: numbers have no gaps. */
  #leavesGap(numbers: readonly number[]): boolean {
    const known = numbers.filter((n) => n !== Infinity);
    const hasGap = known.length > 0 && Math.min(...known) > this.#highest + 1;
    this.#highest = Math.max(this.#highest, ...known);
    return hasGap;
  }
}
