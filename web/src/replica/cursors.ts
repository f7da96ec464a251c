/**
 * How far each part of a stream's base is complete. Pure.
 *
 * A part is a held scope, or an open thread by its task's id. A part that was just loaded may be
 * behind the others: it takes no change from beyond its cursor (a newer change would make an older
 * one of the same row look known), until a catch-up from the lowest cursor has closed the gap.
 */
import type { Change } from "../model/entries.ts";
import type { Cursor, EntriesFrame } from "../model/frames.ts";
import type { KindName } from "../model/generated.ts";
import type { StoredRow } from "./rows.ts";

export type Cursors = ReadonlyMap<string, Cursor>;

/** Kinds that are loaded with the thread of their task; a test holds them and the model together. */
export const THREAD_KINDS: ReadonlySet<KindName> = new Set(["comment", "relation", "attachment"]);

/** Where the stream stands as a whole; undefined while nothing is loaded. */
export function lowest(cursors: Cursors): Cursor | undefined {
  let least: Cursor | undefined;
  for (const each of cursors.values()) if (!least || each.cursor < least.cursor) least = each;
  return least;
}

/** Whether something between a part's cursor and the frame is missing. */
export const leavesGap = (cursors: Cursors, frame: EntriesFrame): boolean =>
  [...cursors.values()].some(({ cursor }) => cursor < frame.after);

/** The cursors once the frame is applied. */
export function advanced(cursors: Cursors, { after, upto, mark }: EntriesFrame): Cursors {
  const next = new Map<string, Cursor>();
  for (const [part, at] of cursors)
    next.set(part, at.cursor >= after && at.cursor < upto ? { cursor: upto, mark } : at);
  return next;
}

/** Whether the part that a change belongs to is complete up to where the frame begins. */
export function takes(
  cursors: Cursors,
  frame: EntriesFrame,
  change: Change,
  row: StoredRow | undefined,
): boolean {
  const at = cursors.get(partOf(cursors, frame.stream, change, row));
  return at !== undefined && at.cursor >= frame.after;
}

/** Rows of scopes that are not held (a board in the sidebar) go with the stream's own scope. */
function partOf(
  cursors: Cursors,
  stream: string,
  change: Change,
  row: StoredRow | undefined,
): string {
  const task = threadOf(change, row);
  if (task !== null && cursors.has(task)) return task;
  return cursors.has(change.scope) ? change.scope : stream;
}

function threadOf(change: Change, row: StoredRow | undefined): string | null {
  if (change.text) return change.id;
  if (!THREAD_KINDS.has(change.kind)) return null;
  const parent = change.here?.["parent"] ?? row?.parent;
  return typeof parent === "string" ? parent : null;
}
