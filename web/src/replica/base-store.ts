/**
 * Where base is kept between visits: a cache, which may be dropped at any time and is fetched anew.
 *
 * Any tab may write. What a tab says is true only as far as it follows what is kept: entries are
 * taken for those parts that stand where they stand in that tab, by seq and mark, and passed over for
 * all others. So a tab that has not heard of a fork adds nothing to what another fetched since.
 */
import type { Entry } from "../model/entries.ts";
import type { Cursor, EntriesFrame, Me, StreamRights } from "../model/frames.ts";
import type { Part } from "./parts.ts";
import type { PartContent } from "./patch.ts";

/** What is kept, without its rows. */
export interface Standing {
  readonly me: Me | undefined;
  /** By stream: what the server last said that the person may read. */
  readonly rights: Readonly<Record<string, StreamRights>>;
  /** By stream and part: how far each is complete. */
  readonly cursors: ReadonlyMap<string, ReadonlyMap<string, Cursor>>;
  /** Own mutations among the entries that are kept, with their seqs: accepted, told so or not. */
  readonly own: ReadonlyMap<string, number>;
}

/** Which entries are asked for: about a row, about a task and all below it, or one by its seq. */
export interface EntryQuery {
  readonly row?: string;
  readonly task?: string;
  readonly seq?: number;
  readonly limit?: number;
}

export interface BaseStore {
  /** What is kept; nothing where it is of another version, or was thrown away. */
  open(): Promise<Standing>;
  /** A part as it is kept, of a thread with the scope of its task; null if it is not. What was noted before is in it. */
  load(part: Part, scope?: string): Promise<PartContent | null>;
  /** Note who may read what. */
  noteRights(me: Me, rights: Readonly<Record<string, StreamRights>>): void;
  /** Keep a part that was fetched, in place of an older one. */
  keep(part: Part, content: PartContent): void;
  /** Keep entries for those of the fed parts (see cursors.ts) that are kept as they stand here. */
  append(frame: EntriesFrame, fed: ReadonlyMap<string, Cursor>): void;
  /** Leave nothing of these scopes on the device, `once` that resolved; resolves once nothing is left. */
  purge(stream: string, scopes: readonly string[] | "all", once?: Promise<unknown>): Promise<void>;
  /** Forget parts that need not be held any more, or not as they are, `once` that resolved. */
  forget(stream: string, parts: readonly string[], once?: Promise<unknown>): void;
  /** Note that a person opened a board, by the clock. */
  noteOpened(stream: string, board: string, at: number): void;
  /** Boards of a stream that were opened since then; null where nothing can be kept. */
  openedSince(stream: string, since: number): Promise<readonly string[] | null>;
  /** Entries that are kept, newest first. */
  entries(stream: string, query: EntryQuery): Promise<readonly Entry[]>;
  /** Keep an entry with values that only the log has; it goes with its scopes. */
  keepEntry(stream: string, entry: Entry): void;
  /** Resolves once all that was noted is kept, or could not be. */
  flushed(): Promise<void>;
}

const NOTHING: Standing = { me: undefined, rights: {}, cursors: new Map(), own: new Map() };

/** Keeps nothing: where the browser has no storage, all is in the tab. */
export class NoBase implements BaseStore {
  open(): Promise<Standing> {
    return Promise.resolve(NOTHING);
  }

  load(): Promise<null> {
    return Promise.resolve(null);
  }

  noteRights(): void {
    // nothing is kept
  }

  keep(): void {
    // nothing is kept
  }

  append(): void {
    // nothing is kept
  }

  purge(): Promise<void> {
    return Promise.resolve();
  }

  forget(): void {
    // nothing is kept
  }

  noteOpened(): void {
    // nothing is kept
  }

  openedSince(): Promise<null> {
    return Promise.resolve(null);
  }

  entries(): Promise<readonly Entry[]> {
    return Promise.resolve([]);
  }

  keepEntry(): void {
    // nothing is kept
  }

  flushed(): Promise<void> {
    return Promise.resolve();
  }
}
