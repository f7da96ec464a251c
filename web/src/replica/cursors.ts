/**
 * How far each part of a stream's base is complete. Pure.
 *
 * A part is a held scope, or an open thread by its task's id. A part that was just loaded may be
 * behind the others: it takes no change from beyond its cursor (a newer change would make an older
 * one of the same row look known), until a catch-up from the lowest cursor has closed the gap.
 *
 * A frame that left the server before it heard that a part is held lacks that part's changes, yet
 * may arrive after the part was loaded. So a part takes nothing, and its cursor stays, until it is
 * fed: until the server has answered a ping that was sent behind `hold` and its `catch_up`, for
 * between these two a frame lacks what was not held before.
 *
 * A part that is held without anyone looking at it is `isAway`: its rows are on the device only, and
 * what comes of it goes there, past the memory of this page.
 */
import type { Change } from "../model/entries.ts";
import { MAX_PLACES, type Cursor, type EntriesFrame, type Standing } from "../model/frames.ts";
import { THREAD_KINDS } from "../model/shape.ts";
import type { StoredRow } from "./rows.ts";

interface PartCursor extends Cursor {
  /** Whether every frame that comes now is known to hold what there is of the part. */
  readonly isFed: boolean;
  readonly isAway?: boolean;
}

export type Cursors = ReadonlyMap<string, PartCursor>;

/** Where the stream stands as a whole; undefined while nothing is loaded. */
export function lowest(cursors: Cursors): Cursor | undefined {
  let least: PartCursor | undefined;
  for (const each of cursors.values()) if (!least || each.cursor < least.cursor) least = each;
  return least && { cursor: least.cursor, mark: least.mark };
}

/**
 * The same with the other places at which parts stand, the furthest ones: after a fork the lowest may
 * lie before the place where the histories part, and a part that another tab kept may be of either.
 */
export function standingAt(cursors: Cursors): Standing {
  const places = new Map<string, Cursor>();
  for (const { cursor, mark } of cursors.values())
    places.set(`${cursor} ${mark}`, { cursor, mark });
  const [least = NOWHERE, ...others] = [...places.values()].sort((a, b) => a.cursor - b.cursor);
  return others.length > 0 ? { ...least, others: others.slice(-MAX_PLACES) } : least;
}

const NOWHERE: Cursor = { cursor: 0, mark: "" };

/** Whether something between a part's cursor and the frame is missing. */
export const leavesGap = (cursors: Cursors, frame: EntriesFrame): boolean =>
  [...cursors.values()].some(({ cursor, isFed }) => isFed && cursor < frame.after);

/** Whether a frame went past a part that was not fed yet, and would have moved it. */
export const passesBy = (cursors: Cursors, { after, upto }: EntriesFrame): boolean =>
  [...cursors.values()].some(({ cursor, isFed }) => !isFed && cursor >= after && cursor < upto);

/** The cursors once the frame is applied. */
export function advanced(cursors: Cursors, { after, upto, mark }: EntriesFrame): Cursors {
  return mapped(cursors, (at) =>
    at.isFed && at.cursor >= after && at.cursor < upto ? { ...at, cursor: upto, mark } : at,
  );
}

/** The cursors once the server is known to send these parts; all others stay as they are. */
export const fed = (cursors: Cursors, parts: ReadonlySet<string>): Cursors =>
  mapped(cursors, (at, part) => (parts.has(part) ? { ...at, isFed: true } : at));

/** The cursors of a replica that nobody sends anything. */
export const unfed = (cursors: Cursors): Cursors =>
  mapped(cursors, (at) => ({ ...at, isFed: false }));

/** The cursors with one part just loaded. The server may not have heard yet that it is held. */
export const loadedAt = (cursors: Cursors, part: string, at: Cursor): Cursors =>
  new Map(cursors).set(part, { ...at, isFed: false });

/** The same of a part that lies on the device, and stays there. */
export const awayAt = (cursors: Cursors, part: string, at: Cursor): Cursors =>
  new Map(cursors).set(part, { ...at, isFed: false, isAway: true });

/**
 * The cursors with a part that was read from the device, `known` as it stood by then. Entries that
 * came while it was read are missing in it: then it is behind, as one that was loaded is.
 */
export function restoredAt(
  cursors: Cursors,
  part: string,
  at: Cursor,
  known: PartCursor | undefined,
): Cursors {
  const isFed = known?.isFed === true && at.cursor >= known.cursor;
  return new Map(cursors).set(part, { ...at, isFed });
}

const mapped = (cursors: Cursors, change: (at: PartCursor, part: string) => PartCursor): Cursors =>
  new Map([...cursors].map(([part, at]) => [part, change(at, part)]));

/** Whether the part that a row belongs to is complete up to where the frame begins. */
export function takes(
  cursors: Cursors,
  frame: EntriesFrame,
  change: Change,
  row: StoredRow | undefined,
): boolean {
  return reaches(cursors.get(partOf(cursors, frame.stream, change, row)), frame);
}

/** The same of a task's documents, which go with its thread. */
export const takesText = (cursors: Cursors, frame: EntriesFrame, task: string): boolean =>
  reaches(cursors.get(task), frame);

/** One that is not fed takes nothing: a frame may hold a later change of a row, and lack an earlier. */
const reaches = (at: PartCursor | undefined, frame: EntriesFrame): boolean =>
  at?.isFed === true && !at.isAway && at.cursor >= frame.after;

/** The row of a board whose scope is not here (it stands in the sidebar) goes with the stream's own. */
function partOf(
  cursors: Cursors,
  stream: string,
  change: Change,
  row: StoredRow | undefined,
): string {
  const task = THREAD_KINDS.has(change.kind) ? (change.here?.["parent"] ?? row?.parent) : null;
  if (typeof task === "string" && cursors.has(task)) return task;
  const isHere = cursors.has(change.scope) && cursors.get(change.scope)?.isAway !== true;
  return change.kind === "board" && !isHere ? stream : change.scope;
}
