/** The two values of a clash, and what choosing one of them does. Pure. */
import type { Entry } from "../../model/entries.ts";
import type { Json, Rows } from "../../model/generated.ts";
import type { Op } from "../../model/ops.ts";
import type { StoredRow } from "../../replica/rows.ts";
import type { About } from "./items.ts";

export interface Side {
  readonly person: string;
  readonly value: Json;
  /** When it was said to be made, in ms; undefined where only the log of another entry knows. */
  readonly at?: number;
  /** It was made long before it was sent: offline. */
  readonly isLate: boolean;
}

export interface Clash {
  readonly field: string;
  readonly theirs: Side;
  readonly mine: Side;
}

/** What met in this entry at the field; null where nothing did, or may be read no more. */
export function clashIn(entry: Entry, { id, field }: About, me: string): Clash | null {
  const note = entry.clashes?.find((each) => each.id === id && each.field === field);
  if (!note) return null;
  const isYield = note.clash === "yield";
  const authors: Side = {
    person: entry.actor,
    value: isYield ? note.other : note.stands,
    at: entry.claimed_at ?? entry.at,
    isLate: isYield || entry.claimed_at !== undefined,
  };
  const other: Side = {
    person: note.theirs ?? entry.actor,
    value: isYield ? note.stands : note.other,
    isLate: false,
  };
  const isMine = entry.actor === me;
  return {
    field: note.field,
    mine: isMine ? authors : other,
    theirs: isMine ? other : authors,
  };
}

/** What the row holds now at the field of a clash. */
export const valueNow = (row: StoredRow, field: string): Json =>
  field === "deleted_at" ? row.deleted_at != null : (row[field] ?? null);

/** Whether this side is what is shown now. */
export const isShown = (row: StoredRow, { field }: Clash, { value }: Side): boolean =>
  JSON.stringify(valueNow(row, field)) === JSON.stringify(asNow(field, value));

/** Of the trash only whether it lies there counts, not since when. */
const asNow = (field: string, value: Json): Json =>
  field === "deleted_at" ? value !== null && value !== false : value;

/**
 * Ops that make a side's value stand, told what stands now, so that nothing newer is lost unseen;
 * none where it stands already. `order` is where it goes under the parent of that side.
 */
export function choice(
  row: StoredRow,
  clash: Clash,
  side: Side,
  order: (parent: string) => string,
): Op[] {
  if (isShown(row, clash, side)) return [];
  const { kind, id } = row as StoredRow & Rows[keyof Rows];
  const { field } = clash;
  if (field === "deleted_at") {
    const op = asNow(field, side.value) === true ? "delete" : "restore";
    return [{ op, kind, id, was: row.seq }];
  }
  if (field === "parent") {
    if (typeof side.value !== "string") return [];
    return [
      { op: "move", kind, id, parent: side.value, order: order(side.value), ...wasParent(row) },
    ];
  }
  return [{ op: "set", kind, id, field, value: side.value, was: row[field] ?? null }];
}

const wasParent = ({ parent }: StoredRow) => (parent == null ? {} : { was: parent });
