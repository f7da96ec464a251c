/** Giving one value back what it held before. Pure. */
import type { Json } from "../../../model/generated.ts";
import type { Draft } from "../../../model/ops.ts";
import { SET_FIELDS } from "../../../model/shape.ts";
import type { StoredRow } from "../../../replica/rows.ts";
import type { Workspace } from "../../../replica/workspace.ts";
import { movesTo } from "../../../commands/actions/place.ts";

/** Null where it can't be done by one act here: sets and texts are undone in the history. */
export function putBack(
  workspace: Workspace,
  row: StoredRow,
  field: string,
  value: Json,
): Draft | null {
  const { kind, id } = row;
  if (SET_FIELDS.has(field) || field === "description" || field === "deleted_at") return null;
  if (field === "parent") {
    if (kind !== "task" || typeof value !== "string" || !workspace.view.find(value)) return null;
    return { intent: "task.move", ops: movesTo(workspace, "task", [id], value, "end") };
  }
  const op = { op: "set", kind, id, field, value, was: row[field] ?? null } as const;
  return { intent: `${kind}.${field}`, ops: [op] };
}
