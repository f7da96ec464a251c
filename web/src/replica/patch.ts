/**
 * What a frame of entries, or a segment, does to base. Pure: a patch says what will be, and
 * whoever owns base puts it in. Base changes by patches only.
 */
import type { Change, Entry } from "../model/entries.ts";
import type { EntriesFrame, SegmentBody, ThreadBody } from "../model/frames.ts";
import { THREAD_KINDS } from "../model/shape.ts";
import { takes, takesText, type Cursors } from "./cursors.ts";
import { columnarRows } from "./columnar.ts";
import { applyChange, type StoredRow } from "./rows.ts";

/** A document's updates, base64url, and the seq up to which they are here. */
export interface StoredText {
  readonly seq: number;
  readonly updates: readonly string[];
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

/** The key of a document among `texts`. */
export const textKey = (id: string, field: string): string => `${id}/${field}`;

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

/** Documents that nobody opened are not here, and stay so. One entry may hold several updates. */
function appendText(
  base: Base,
  texts: Map<string, StoredText | undefined>,
  id: string,
  { field, update }: NonNullable<Change["text"]>,
  seq: number,
): void {
  const key = textKey(id, field);
  const text = texts.get(key) ?? base.texts.get(key);
  if (text === undefined || text.seq > seq || text.updates.includes(update)) return;
  texts.set(key, { seq, updates: [...text.updates, update] });
}

/**
 * A loaded segment; that of the stream's own scope has the rows of all boards that may be read.
 * Newer versions that are here already stay; rows that it should know, does not, and that are no
 * newer are gone. After a reset (`fresh`) the segment is all there is.
 */
export function segmentPatch(base: Base, segment: SegmentBody, fresh: boolean): Patch {
  const rows = new Map<string, StoredRow | undefined>();
  const isStale = (row: StoredRow): boolean =>
    row.scope === segment.scope &&
    (fresh || (row.seq <= segment.seq && !THREAD_KINDS.has(row.kind)));
  for (const row of base.rows.values()) if (isStale(row)) rows.set(row.id, undefined);
  for (const row of columnarRows(segment.kinds)) {
    const held = base.rows.get(row.id);
    if (fresh || held === undefined || held.seq <= row.seq) rows.set(row.id, row);
    else rows.delete(row.id);
  }
  return { rows, texts: new Map() };
}

/** A loaded thread: rows and documents of one task. */
export function threadPatch(base: Base, thread: ThreadBody): Patch {
  const rows = new Map<string, StoredRow | undefined>();
  const isStale = (row: StoredRow): boolean =>
    row.parent === thread.task && THREAD_KINDS.has(row.kind) && row.seq <= thread.seq;
  for (const row of base.rows.values()) if (isStale(row)) rows.set(row.id, undefined);
  for (const row of columnarRows(thread.kinds)) {
    const held = base.rows.get(row.id);
    if (held === undefined || held.seq <= row.seq) rows.set(row.id, row);
    else rows.delete(row.id);
  }
  const texts = new Map<string, StoredText>();
  for (const [field, updates] of Object.entries(thread.texts))
    texts.set(textKey(thread.task, field), { seq: thread.seq, updates });
  return { rows, texts };
}

/** All of the scopes, and their threads, taken away: for lost access. */
export function purgePatch(base: Base, scopes: ReadonlySet<string>): Patch {
  const rows = new Map<string, undefined>();
  const texts = new Map<string, undefined>();
  for (const row of base.rows.values()) if (scopes.has(row.scope)) rows.set(row.id, undefined);
  for (const key of base.texts.keys())
    if (rows.has(key.slice(0, key.indexOf("/")))) texts.set(key, undefined);
  return { rows, texts };
}
