/**
 * What a frame of entries, or a segment, does to base. Pure: a patch says what will be, and
 * whoever owns base puts it in. Base changes by patches only.
 */
import type { Change, Entry } from "../model/entries.ts";
import type { Cursor, EntriesFrame, SegmentBody, ThreadBody } from "../model/frames.ts";
import { THREAD_KINDS } from "../model/shape.ts";
import { takes, takesText, type Cursors } from "./cursors.ts";
import { columnarRows } from "./columnar.ts";
import { applyChange, type StoredRow } from "./rows.ts";

/** A document's updates, base64url, and the seq up to which they are here. */
export interface StoredText {
  readonly seq: number;
  readonly updates: readonly string[];
}

/** The content of a part at a cursor, as it comes from the server or from the device. */
export interface PartContent {
  readonly at: Cursor;
  /** Of a thread that was kept: in which scope its task was. */
  readonly scope?: string;
  readonly rows: readonly StoredRow[];
  /** By `textKey`. */
  readonly texts: ReadonlyMap<string, StoredText>;
}

/** New versions by id; undefined takes the row away. */
export interface Patch {
  readonly rows: ReadonlyMap<string, StoredRow | undefined>;
  readonly texts: ReadonlyMap<string, StoredText | undefined>;
}

/** What base holds, as far as a patch needs it. */
export interface Base {
  readonly rows: ReadonlyMap<string, StoredRow>;
  readonly texts: ReadonlyMap<string, StoredText>;
  readonly cursors: Cursors;
}

const EMPTY: StoredText = { seq: 0, updates: [] };

/** The key of a document among `texts`. */
export const textKey = (id: string, field: string): string => `${id}/${field}`;
/** The task that a document is of, by its key. */
export const ownerOf = (key: string): string => key.slice(0, key.indexOf("/"));

/**
 * The changes of these entries of a frame. What is known already (the entry's seq is not above
 * the row's) is passed over, so a frame may come twice, late, or overlap a segment.
 */
export function entriesPatch(base: Base, frame: EntriesFrame, entries: readonly Entry[]): Patch {
  const rows = new Map<string, StoredRow | undefined>();
  const texts = new Map<string, StoredText | undefined>();
  const current = (id: string) => (rows.has(id) ? rows.get(id) : base.rows.get(id));
  for (const entry of entries) {
    const known = new Map<string, boolean>(); // an entry may change one row twice
    for (const change of entry.changes) {
      const row = current(change.id);
      if (change.text && takesText(base.cursors, frame, change.id))
        appendText(base, texts, change.id, change.text, entry.seq);
      if (!takes(base.cursors, frame, change, row)) continue;
      if (!known.has(change.id)) known.set(change.id, row !== undefined && row.seq >= entry.seq);
      if (!known.get(change.id)) rows.set(change.id, applyChange(row, change, entry));
    }
  }
  return { rows, texts };
}

/** Of a thread that is open; its document may be empty so far. One entry may hold several updates. */
function appendText(
  base: Base,
  texts: Map<string, StoredText | undefined>,
  id: string,
  { field, update }: NonNullable<Change["text"]>,
  seq: number,
): void {
  const key = textKey(id, field);
  const text = texts.get(key) ?? base.texts.get(key) ?? EMPTY;
  if (text.seq > seq || text.updates.includes(update)) return;
  texts.set(key, { seq, updates: [...text.updates, update] });
}

/** What a segment or thread says, as rows and documents. */
export function contentOf(body: SegmentBody | ThreadBody): PartContent {
  const at = { cursor: body.seq, mark: body.mark };
  const texts = new Map<string, StoredText>();
  if ("task" in body)
    for (const [field, updates] of Object.entries(body.texts))
      texts.set(textKey(body.task, field), { seq: body.seq, updates });
  return { at, rows: columnarRows(body.kinds), texts };
}

/** Without rows that may not be read any more: when it left the server, it still had them. */
export const readableOf = (
  content: PartContent,
  reads: (scope: string) => boolean,
): PartContent => ({
  ...content,
  rows: content.rows.filter(({ scope }) => reads(scope)),
});

/**
 * A loaded scope; that of the stream itself has the rows of all boards that may be read.
 * Newer versions that are here already stay; rows that it should know, does not, and that are no
 * newer are gone. After a reset (`fresh`) it is all there is, but for threads that came before it.
 */
export function scopePatch(base: Base, scope: string, content: PartContent, fresh: boolean): Patch {
  const isStale = (row: StoredRow): boolean => {
    if (row.scope !== scope) return false;
    if (THREAD_KINDS.has(row.kind)) return fresh && !base.cursors.has(row.parent ?? "");
    return fresh || row.seq <= content.at.cursor;
  };
  return { rows: replaced(base, content.rows, isStale, fresh), texts: new Map() };
}

/** A loaded thread: rows and documents of one task; after a reset (`fresh`) it is all there is of it. */
export function threadPatch(
  base: Base,
  task: string,
  { at, rows, texts }: PartContent,
  fresh: boolean,
): Patch {
  const isStale = (row: StoredRow): boolean =>
    row.parent === task && THREAD_KINDS.has(row.kind) && (fresh || row.seq <= at.cursor);
  const known = [...base.texts].filter(
    ([key, { seq }]) => key.startsWith(`${task}/`) && (fresh || seq <= at.cursor),
  );
  const emptied = known.map(([key]) => [key, undefined] as const); // no update of it is there
  return {
    rows: replaced(base, rows, isStale, fresh),
    texts: new Map<string, StoredText | undefined>([...emptied, ...texts]),
  };
}

function replaced(
  base: Base,
  rows: readonly StoredRow[],
  isStale: (row: StoredRow) => boolean,
  fresh: boolean,
): Map<string, StoredRow | undefined> {
  const next = new Map<string, StoredRow | undefined>();
  for (const row of base.rows.values()) if (isStale(row)) next.set(row.id, undefined);
  for (const row of rows) {
    const held = base.rows.get(row.id);
    if (fresh || held === undefined || held.seq <= row.seq) next.set(row.id, row);
    else next.delete(row.id);
  }
  return next;
}

/** All of the scopes, and their threads, taken away: for lost access. */
export function purgePatch(base: Base, scopes: ReadonlySet<string>): Patch {
  const rows = new Map<string, undefined>();
  const texts = new Map<string, undefined>();
  for (const row of base.rows.values()) if (scopes.has(row.scope)) rows.set(row.id, undefined);
  for (const key of base.texts.keys()) if (rows.has(ownerOf(key))) texts.set(key, undefined);
  return { rows, texts };
}
