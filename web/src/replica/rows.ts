/**
 * What an op or a change does to one row. Pure: rows are never changed in place.
 *
 * Nothing is validated here, the server decides. What does not apply leaves the row as it is.
 */
import type { Change, Entry } from "../model/entries.ts";
import type { Json, KindName, SystemFields } from "../model/generated.ts";
import { SET_FIELDS } from "../model/shape.ts";
import type { CreateOp, ItemOp, Mutation, Op } from "../model/ops.ts";

/** Any row, its fields by name. Absent fields are null or missing. */
export type StoredRow = SystemFields & { readonly kind: KindName } & Readonly<
    Record<string, Json | undefined>
  >;

/** A row of the view, the one above for instance. */
export type FindRow = (id: string) => StoredRow | undefined;

/** Whose op it is, and the mutation that it is part of. */
export interface Author {
  readonly person: string;
  readonly mutation: Mutation;
}

type Fields = Readonly<Record<string, Json>>;

/** The row as the op leaves it; the same object where the op does not apply. */
export function applyOp(
  row: StoredRow | undefined,
  op: Op,
  author: Author,
  find: FindRow,
): StoredRow | undefined {
  if (op.op === "create") return row ?? createdRow(op, author, find);
  const fields = row && !isLeftAlone(row, op) && changedFields(row, op, author, find);
  return fields ? { ...row, ...fields, ...touchedBy(author) } : row;
}

/** An undo is not done where the row no longer holds what the edit left there. */
export function isLeftAlone(row: StoredRow, op: Op): boolean {
  if (!("clash" in op) || op.clash !== "void" || op.was === undefined) return false;
  switch (op.op) {
    case "set":
      return !sameValue(row[op.field] ?? null, op.was);
    case "move":
      return row.parent !== op.was;
    case "delete":
    case "restore":
      return row.seq !== op.was;
  }
}

function createdRow(op: CreateOp, author: Author, find: FindRow): StoredRow | undefined {
  const parent = op.parent === undefined ? undefined : find(op.parent);
  if (op.parent !== undefined && parent === undefined) return undefined;
  const { person, mutation } = author;
  return {
    ...withSortedSets(op.fields),
    kind: op.kind,
    id: op.id,
    parent: op.parent ?? null,
    order: op.order ?? null,
    scope: op.kind === "board" ? op.id : (parent?.scope ?? mutation.stream),
    seq: 0, // not in the log yet
    created_at: mutation.at,
    created_by: person,
    ...touchedBy(author),
  };
}

/** Sets are kept sorted, as the server sends them. */
const withSortedSets = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      SET_FIELDS.has(name) && Array.isArray(value) ? [...new Set(value as Json[])].sort() : value,
    ]),
  );

const touchedBy = ({ person, mutation }: Author) => ({
  updated_at: mutation.at,
  updated_by: person,
});

function changedFields(
  row: StoredRow,
  op: Exclude<Op, CreateOp>,
  { person, mutation }: Author,
  find: FindRow,
): Fields | null {
  switch (op.op) {
    case "set":
      return { [op.field]: op.value };
    case "add":
    case "remove":
      return { [op.field]: changedSet(row[op.field], op) };
    case "move":
      return find(op.parent) ? { parent: op.parent, order: op.order } : null;
    case "delete":
      return isDeleted(row) ? null : { deleted_at: mutation.at, deleted_by: person };
    case "restore":
      return isDeleted(row) ? { deleted_at: null, deleted_by: null } : null;
    case "text":
      return null; // documents are kept beside the rows
  }
}

function changedSet(value: Json | undefined, { op, item }: ItemOp): Json {
  const others = (Array.isArray(value) ? (value as Json[]) : []).filter((each) => each !== item);
  return op === "remove" ? others : [...others, item].sort();
}

export const isDeleted = (row: StoredRow): boolean =>
  row.deleted_at !== null && row.deleted_at !== undefined;

/** The row as the change leaves it; undefined where it is gone, or was never here. */
export function applyChange(
  row: StoredRow | undefined,
  change: Change,
  entry: Pick<Entry, "seq" | "at" | "actor">,
): StoredRow | undefined {
  const { kind, id, scope } = change;
  const stamp = { seq: entry.seq, updated_at: entry.at, updated_by: entry.actor };
  if (change.gone) return row?.scope === scope ? undefined : row;
  if (change.here) return { ...change.here, kind, id, scope, ...stamp } as StoredRow;
  return row && { ...row, ...change.after, ...stamp }; // of a text, the stamp alone
}

/** Whether two versions show the same, whatever object they are. */
export function sameRow(a: StoredRow, b: StoredRow): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) if (!sameValue(a[key] ?? null, b[key] ?? null)) return false;
  return true;
}

/** Sets and JSON values are compared by what they say. */
const sameValue = (a: Json, b: Json): boolean =>
  a === b ||
  (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));
