/** Ops on a row as it is seen, with `was` filled in from it. Nothing to do gives no op. */
import type { Json, Row } from "./generated.ts";
import type { ItemOp, MoveOp, SetOp, TrashOp } from "./ops.ts";

/** The fields of a kind that hold a value. */
type ValueField<R extends Row> = Exclude<
  keyof R & string,
  "kind" | "id" | "parent" | "order" | "scope" | "seq" | "assignees" | "labels" | "reactions"
>;

export function setField<R extends Row, Field extends ValueField<R>>(
  row: R,
  field: Field,
  value: R[Field],
): SetOp[] {
  const was = (row[field] ?? null) as Json;
  const wanted = (value ?? null) as Json;
  if (JSON.stringify(was) === JSON.stringify(wanted)) return [];
  return [{ op: "set", kind: row.kind, id: row.id, field, value: wanted, was }];
}

type SetField = "assignees" | "labels" | "reactions";

const itemsOf = (row: Row, field: SetField): readonly string[] =>
  (row as Partial<Record<SetField, readonly string[] | null>>)[field] ?? [];

export const addItem = (row: Row, field: SetField, item: string): ItemOp[] =>
  itemsOf(row, field).includes(item)
    ? []
    : [{ op: "add", kind: row.kind, id: row.id, field, item }];

export const removeItem = (row: Row, field: SetField, item: string): ItemOp[] =>
  itemsOf(row, field).includes(item)
    ? [{ op: "remove", kind: row.kind, id: row.id, field, item }]
    : [];

export const moveTo = (row: Row, parent: string, order: string): MoveOp => ({
  ...{ op: "move", kind: row.kind, id: row.id, parent, order },
  ...(row.parent != null && { was: row.parent }),
});

/** The seq seen is not known while own changes of the row are on their way: `isPending`. */
export const deleteRow = (row: Row, isPending: boolean): TrashOp => ({
  ...{ op: "delete", kind: row.kind, id: row.id },
  ...(!isPending && { was: row.seq }),
});
