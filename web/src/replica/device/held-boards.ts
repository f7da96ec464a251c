import type { ThreadsPage, SegmentBody } from "../../model/frames.ts";
import type { BaseStore } from "../base-store.ts";
import type { Clock } from "../clock.ts";
import { columnarRows } from "../columnar.ts";
import { isThreads, scopeOfThreads, threadsOf, type Part, type Parts } from "../parts.ts";
import { contentOf, textKey, type StoredText, type PartContent } from "../patch.ts";
import type { StoredRow } from "../rows.ts";
import type { StreamReplica } from "../stream-replica.ts";
import type { Streams } from "../streams.ts";
import { Unanswered, type Transport } from "../transport.ts";

/** A board that was opened this long ago is still held. */
const HELD_MS = 30 * 24 * 60 * 60 * 1000;
/** Between two requests of the background, so that what a person asks for goes between. */
const PAUSE_MS = 500;
/** After a request that was not answered. */
const LATER_MS = 30_000;
/** While nothing is missing: a star may have been given, a board shared. */
const LOOK_MS = 60_000;

export interface HoldingParties {
  readonly clock: Clock;
  readonly streams: Streams;
  readonly parts: Pick<Parts, "isFetching" | "state">;
  readonly transport: Pick<Transport, "get">;
  /** A part came, to lie on the device. */
  readonly stored: (part: Part, content: PartContent) => void;
  /** Whether a board is held may have changed. */
  readonly changed: (board: string) => void;
}

/**
 * Holds boards for the time without a network: those that were opened in the last 30 days, and
 * those with a star; with all their threads. One request at a time, and none while a person waits
 * for something.
 */
export class HeldBoards {
  readonly #with: HoldingParties;
  readonly #base: BaseStore;
  #isOnline = false;
  #isBusy = false;
  /** A turn came while another was going on: what it looked at may be old. */
  #isDue = false;
  #wanted: ReadonlySet<string> = new Set();
  /** Asked for in vain: not again while this connection lasts. */
  readonly #missing = new Set<string>();
  #pages: Pages | null = null;
  #request: AbortController | null = null;
  #cancel: () => void = () => undefined;

  constructor(parties: HoldingParties, base: BaseStore) {
    this.#with = parties;
    this.#base = base;
  }

  online(isOnline: boolean): void {
    this.#isOnline = isOnline;
    this.#missing.clear();
    this.#pages = null; // the log may be another by then
    this.stepAside();
  }

  /** Whether what is missing of a board is on its way. */
  isFetching(board: string): boolean {
    return this.#isOnline && this.#wanted.has(board);
  }

  /** A person wants something: give way, and go on when they have it. */
  stepAside(): void {
    this.#request?.abort();
    this.#cancel();
    if (this.#isOnline) this.#turnIn(PAUSE_MS);
  }

  #turnIn(ms: number): void {
    const { clock } = this.#with;
    this.#cancel();
    this.#cancel = clock.after(ms * (0.5 + clock.random()), () => void this.#turn());
  }

  /** One step of the work; what is left has its turn after a pause. */
  async #turn(): Promise<void> {
    this.#isDue = this.#isBusy;
    if (this.#isBusy || !this.#isOnline) return;
    this.#isBusy = true;
    const pause = this.#with.parts.isFetching ? PAUSE_MS : await this.#step();
    this.#isBusy = false;
    this.#turnIn(this.#isDue ? PAUSE_MS : pause);
  }

  /** Do the first thing that is missing; returns when to go on. */
  async #step(): Promise<number> {
    for (const stream of this.#with.streams) {
      const boards = await this.#boards(stream);
      if (boards === null) return LOOK_MS;
      this.#forgetOthers(stream, boards);
      const part = this.#firstMissing(stream, boards);
      if (part) return this.#bring(part);
    }
    return LOOK_MS;
  }

  /** The boards to hold, the last opened first; null where nothing can be kept. */
  async #boards(stream: StreamReplica): Promise<readonly string[] | null> {
    const { streams, clock } = this.#with;
    const opened = await this.#base.openedSince(stream.id, clock.now() - HELD_MS);
    if (opened === null) return null;
    const stars = streams.get(streams.person).childRows("star", streams.person);
    const starred = stars.flatMap(({ workspace, board }) =>
      workspace === stream.id ? [board] : [],
    );
    const boards = [...new Set([...opened, ...starred])];
    const wanted = boards.filter((board) => streams.reads(stream.id, board));
    this.#want(wanted);
    return wanted;
  }

  #want(boards: readonly string[]): void {
    const news = boards.filter((board) => !this.#wanted.has(board));
    this.#wanted = new Set([...this.#wanted, ...boards]);
    for (const board of news) this.#with.changed(board);
  }

  #firstMissing({ id, base }: StreamReplica, boards: readonly string[]): Part | undefined {
    const parts = boards.flatMap((board): Part[] => [
      { stream: id, id: board, is: "scope" },
      { stream: id, id: threadsOf(board), is: "threads" },
    ]);
    return parts.find((part) => !base.cursors.has(part.id) && !this.#missing.has(part.id));
  }

  /** What nobody opened for long need not be kept fresh any more. */
  #forgetOthers(stream: StreamReplica, boards: readonly string[]): void {
    const { parts } = this.#with;
    const stale = [...stream.base.cursors].flatMap(([part, { isAway }]) => {
      const scope = isThreads(part) ? scopeOfThreads(part) : part;
      const isHeld = scope === stream.id || boards.includes(scope) || parts.state(scope);
      return isAway && !isHeld ? [part] : [];
    });
    if (stale.length === 0) return;
    for (const part of stale) stream.forgetPart(part);
    this.#base.forget(stream.id, stale);
  }

  async #bring(part: Part): Promise<number> {
    this.#request = new AbortController();
    try {
      const content = await this.#fetched(part, this.#request.signal);
      if (content) this.#with.stored(part, content);
      return PAUSE_MS;
    } catch (fault) {
      const status = fault instanceof Unanswered ? fault.status : 0;
      if (status === 403 || status === 404) this.#missing.add(part.id);
      return this.#request.signal.aborted ? PAUSE_MS : LATER_MS;
    } finally {
      this.#request = null;
    }
  }

  /** All of a part, null while there is more to come. */
  async #fetched({ stream, id, is }: Part, signal: AbortSignal): Promise<PartContent | null> {
    const { transport } = this.#with;
    if (is === "scope")
      return contentOf(
        (await transport.get(`/api/segments/${stream}/${id}`, signal)) as SegmentBody,
      );
    if (this.#pages?.part !== id) this.#pages = new Pages(stream, id);
    const page = (await transport.get(this.#pages.path, signal)) as ThreadsPage;
    if (!this.#pages.take(page)) return null;
    const { content } = this.#pages;
    this.#pages = null; // who asks again wants it as it is then
    return content;
  }
}

/** The threads of a board as far as they have come. They are complete as of the first page. */
class Pages {
  readonly part: string;
  readonly #stream: string;
  readonly #rows: StoredRow[] = [];
  readonly #texts = new Map<string, StoredText>();
  #at: PartContent["at"] | null = null;
  #after = "";

  constructor(stream: string, part: string) {
    this.#stream = stream;
    this.part = part;
  }

  get path(): string {
    const scope = scopeOfThreads(this.part);
    return `/api/threads/${this.#stream}?${new URLSearchParams({ scope, after: this.#after })}`;
  }

  /** Whether that was the last page. */
  take({ seq, mark, kinds, texts, next }: ThreadsPage): boolean {
    this.#at ??= { cursor: seq, mark };
    this.#rows.push(...columnarRows(kinds));
    for (const [task, fields] of Object.entries(texts))
      for (const [field, updates] of Object.entries(fields))
        this.#texts.set(textKey(task, field), { seq, updates });
    this.#after = next ?? "";
    return next === null;
  }

  get content(): PartContent | null {
    return this.#at && { at: this.#at, rows: this.#rows, texts: this.#texts };
  }
}
