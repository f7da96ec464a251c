/**
 * What entries that were kept make of the content of a part. Pure.
 *
 * The same rules as in patch.ts, for one part alone: what is known already (the entry's seq is not
 * above the row's) is passed over, so that entries may come twice or overlap.
 */
import type { Change, Entry } from "../../model/entries.ts";
import { THREAD_KINDS } from "../../model/shape.ts";
import { isThreads, scopeOfThreads } from "../parts.ts";
import { ownerOf, textKey } from "../patch.ts";
import { applyChange } from "../rows.ts";
import type { LogRecord } from "./base-db.ts";
import type { Content } from "./chunks.ts";

/** Whether a change is about what lies in the part, or lay there. */
export function concerns(stream: string, part: string, change: Change): boolean {
  if (isThreads(part))
    return change.scope === scopeOfThreads(part) && (isOfThread(change) || isTaskHere(change));
  if (THREAD_KINDS.has(change.kind)) return false;
  // The stream's own scope has the rows of all boards, held or not.
  return change.scope === part || (part === stream && change.kind === "board");
}

/** It may come from elsewhere; see `isMovedHere`. */
const isTaskHere = ({ kind, here }: Change): boolean => kind === "task" && here !== undefined;

/** A task that is gone takes its documents along. */
const isOfThread = ({ kind, text, gone }: Change): boolean =>
  THREAD_KINDS.has(kind) || text !== undefined || gone === true;

/** Apply the records to the content, in their order; it is changed in place. */
export function fold(part: string, content: Content, records: readonly LogRecord[]): void {
  for (const { stream, parts, entries } of records) {
    const isNamed = parts.includes(part);
    for (const entry of entries) {
      const changes = entry.changes.filter(
        (change) => (isNamed || change.kind === "board") && concerns(stream, part, change),
      );
      if (isThreads(part)) foldTexts(content.texts, changes, entry);
      foldRows(
        content.rows,
        changes.filter((change) => !isThreads(part) || THREAD_KINDS.has(change.kind)),
        entry,
      );
    }
  }
}

function foldTexts(texts: Content["texts"], changes: readonly Change[], entry: Entry): void {
  const { seq } = entry;
  for (const each of changes) {
    const { id, text: change, gone } = each;
    if (gone) for (const key of texts.keys()) if (ownerOf(key) === id) texts.delete(key);
    if (isMovedHere(each, entry)) texts.set(textKey(id, LACKING), { seq, updates: [] });
    if (!change) continue;
    const key = textKey(id, change.field);
    const text = texts.get(key) ?? { seq: 0, updates: [] };
    if (text.seq <= seq && !text.updates.includes(change.update))
      texts.set(key, { seq, updates: [...text.updates, change.update] });
  }
}

/** The name under which it is noted that the documents of a task did not come along with it. */
const LACKING = "";

/** Whether the thread of a task is not all here, though those of its scope are held. */
export const lacksTexts = (texts: ReadonlyMap<string, unknown>, task: string): boolean =>
  texts.has(textKey(task, LACKING));

/** Whether a task came from another scope, with its rows but without its documents. */
const isMovedHere = ({ kind, here }: Change, { at }: Entry): boolean =>
  kind === "task" && here !== undefined && here["created_at"] !== at;

function foldRows(rows: Content["rows"], changes: readonly Change[], entry: Entry): void {
  const known = new Map<string, boolean>(); // an entry may change one row twice
  for (const change of changes) {
    const row = rows.get(change.id);
    if (!known.has(change.id)) known.set(change.id, row !== undefined && row.seq >= entry.seq);
    if (known.get(change.id)) continue;
    const next = applyChange(row, change, entry);
    if (next) rows.set(change.id, next);
    else rows.delete(change.id);
  }
}

export const changesIn = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { changes }) => sum + changes.length, 0);

/** The entries without what they say of other scopes; what is empty then is left out. */
export function withinScopes(
  entries: readonly Entry[],
  isWithin: (about: Pick<Change, "scope" | "kind">) => boolean,
): Entry[] {
  return entries.flatMap(({ clashes = [], ...entry }) => {
    const changes = entry.changes.filter(isWithin);
    const notes = clashes.filter(isWithin);
    if (changes.length + notes.length === 0) return [];
    return [{ ...entry, changes, ...(notes.length > 0 && { clashes: notes }) }];
  });
}
