import type { Entry } from "../../model/entries.ts";
import type { Cursor, EntriesFrame, Me, StreamRights } from "../../model/frames.ts";
import type { BaseStore, EntryQuery, Standing } from "../base-store.ts";
import type { PartContent } from "../patch.ts";
import type { Part } from "../parts.ts";
import { appendFrames, type Received } from "./append.ts";
import { noteRights, readStanding } from "./base-standing.ts";
import { Blocked, dropBase, openBase, type BaseDb } from "./base-db.ts";
import { foldPart, shortenLog } from "./fold-log.ts";
import { keepEntry, readEntries } from "./entries.ts";
import { forgetParts, purgeScopes } from "./purge.ts";
import { boardsOpenedSince, noteOpened } from "./opened.ts";
import { encodeSlices, keepPart, loadPart, loadThread } from "./stored-parts.ts";
import { whenIdle, WriteQueue, type Idle } from "./write-queue.ts";

/** Changes that are written to the log of a stream before they are folded into the chunks. */
const LONG = 1_000;
/** Frames that are written in one transaction at most: a task of some milliseconds. */
const FRAMES_AT_ONCE = 32;

export interface DeviceBaseOptions {
  readonly person: string;
  readonly idle?: Idle;
  /** A read or write failed; see storage.ts. */
  readonly failed: (error: unknown) => void;
  /** A newer Cairn took the database over, or the browser took it away: nothing is kept any more. */
  readonly lost: (by: "newer" | "browser") => void;
}

/** Base in IndexedDB. */
export class DeviceBase implements BaseStore {
  readonly #person: string;
  #db: Promise<BaseDb | null>;
  readonly #writes: WriteQueue;
  /** By stream; what an earlier visit left unfolded is not counted, and folded with the first. */
  readonly #unfolded = new Map<string, number>();
  readonly #failed: (error: unknown) => void;
  /** Frames that the write at the end of the queue will take along. */
  #received: Received[] | null = null;

  constructor({ person, idle = whenIdle, failed, lost }: DeviceBaseOptions) {
    this.#person = person;
    this.#failed = failed;
    this.#writes = new WriteQueue(idle, failed);
    const events = {
      outdated: () => this.#stop(() => lost("newer")),
      closed: (isTakenAway: boolean) => this.#stop(() => isTakenAway && lost("browser")),
    };
    this.#db = openBase(person, events).catch((error: unknown) => {
      if (!(error instanceof Blocked)) failed(error);
      return null;
    });
  }

  async open(): Promise<Standing> {
    return (await this.#read((db) => readStanding(db, this.#person))) ?? EMPTY;
  }

  async load(part: Part, scope: string = part.id): Promise<PartContent | null> {
    await this.flushed();
    return this.#read((db) =>
      part.is === "thread" ? loadThread(db, part, scope) : loadPart(db, part.stream, part.id),
    );
  }

  noteRights(me: Me, streams: Readonly<Record<string, StreamRights>>): void {
    this.#write((db) => noteRights(db, me, streams));
  }

  keep({ stream, id }: Part, content: PartContent): void {
    this.#write(async (db) => {
      const chunks = await encodeSlices(content, () => this.#writes.rest());
      await keepPart(db, { stream, part: id, at: content.at }, chunks);
    });
  }

  append(frame: EntriesFrame, fed: ReadonlyMap<string, Cursor>): void {
    const received = { frame, fed };
    if (this.#received) {
      this.#received.push(received);
      return;
    }
    const batch = [received];
    this.#write(async (db) => {
      if (this.#received === batch) this.#received = null;
      await this.#appendAll(db, batch);
    });
    this.#received = batch;
  }

  purge(stream: string, scopes: readonly string[] | "all", once?: Promise<unknown>): Promise<void> {
    this.#write(async (db) => {
      await once;
      await purgeScopes(db, stream, scopes);
    });
    return this.flushed();
  }

  forget(stream: string, parts: readonly string[], once?: Promise<unknown>): void {
    this.#write(async (db) => {
      await once;
      await forgetParts(db, stream, parts);
    });
  }

  /** At once: the page may be left the next moment, and who remembers no visit holds no board. */
  noteOpened(stream: string, board: string, at: number): void {
    this.#write((db) => noteOpened(db, { stream, board, at }));
    void this.flushed();
  }

  async openedSince(stream: string, since: number): Promise<readonly string[] | null> {
    await this.flushed();
    return this.#read((db) => boardsOpenedSince(db, stream, since));
  }

  async entries(stream: string, query: EntryQuery): Promise<readonly Entry[]> {
    return (await this.#read((db) => readEntries(db, stream, query))) ?? [];
  }

  keepEntry(stream: string, entry: Entry): void {
    this.#write((db) => keepEntry(db, stream, entry));
  }

  /** The device is full: own changes go before copies. Leave nothing here, and keep nothing more. */
  makeRoom(): void {
    this.#write(async (db) => {
      db.close();
      this.#stop(() => undefined);
      await dropBase(this.#person);
    });
  }

  flushed(): Promise<void> {
    return this.#writes.flushed();
  }

  /** Let go of the database, so that it can be deleted. */
  async close(): Promise<void> {
    await this.flushed();
    (await this.#db)?.close();
  }

  #stop(then: () => void): void {
    this.#db = Promise.resolve(null);
    then();
  }

  async #appendAll(db: BaseDb, batch: Received[]): Promise<void> {
    while (batch.length > 0) {
      const written = await appendFrames(db, batch.splice(0, FRAMES_AT_ONCE));
      for (const [stream, changes] of written) this.#foldIfLong(stream, changes);
      if (batch.length > 0) await this.#writes.rest();
    }
  }

  #foldIfLong(stream: string, changes: number): void {
    const unfolded = (this.#unfolded.get(stream) ?? LONG) + changes;
    this.#unfolded.set(stream, unfolded < LONG ? unfolded : 0);
    if (unfolded >= LONG) this.#foldLater(stream);
  }

  /** Each part by itself, with pauses: entries that come meanwhile are written between. */
  #foldLater(stream: string): void {
    this.#write(async (db) => {
      for (const record of await db.getAll("parts", IDBKeyRange.bound([stream], [stream, []]))) {
        await foldPart(db, stream, record.part);
        await this.#writes.rest();
      }
      await shortenLog(db, stream);
    });
  }

  #write(write: (db: BaseDb) => Promise<void>): void {
    this.#received = null; // what comes after this write must not be written before it
    void this.#writes.add(async () => {
      const db = await this.#db;
      if (db) await write(db);
    });
  }

  async #read<Value>(read: (db: BaseDb) => Promise<Value>): Promise<Value | null> {
    const db = await this.#db;
    try {
      return db && (await read(db));
    } catch (error) {
      this.#failed(error);
      return null;
    }
  }
}

const EMPTY: Standing = { me: undefined, rights: {}, cursors: new Map(), own: new Map() };
