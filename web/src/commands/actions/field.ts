import { setField } from "../../model/edits.ts";
import type { Json } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Workspace } from "../../replica/workspace.ts";

/** Puts a value into one of the board's fields for a task; null takes it out. */
export function fillField(
  w: Workspace,
  { task, field, value }: { task: string; field: string; value: Json },
): string | null {
  const row = w.view.childRows("field_value", task).find((each) => each.field === field);
  if (row) return w.mutate({ intent: "task.fill", ops: setField(row, "value", value) });
  if (value === null) return null;
  const id = uuid7();
  return w.mutate({
    intent: "task.fill",
    ops: [{ op: "create", kind: "field_value", id, parent: task, fields: { field, value } }],
  });
}
