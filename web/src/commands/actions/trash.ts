/** Into the trash and out of it. What stands under a row goes and comes with it. */
import { deleteRow } from "../../model/edits.ts";
import type { KindName } from "../../model/generated.ts";
import type { Op } from "../../model/ops.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { seen } from "./place.ts";

export function deleteRows(w: Workspace, kind: KindName, ids: readonly string[]): string | null {
  const ops = seen(w, kind, ids).map((row) => deleteRow(row, w.view.isPending(row.id)));
  return submit(w, `${kind}.delete`, ops);
}

export function restoreRows(w: Workspace, kind: KindName, ids: readonly string[]): string | null {
  const ops = ids.flatMap((id): Op[] => {
    const row = w.view.find(id);
    const was = row && !w.view.isPending(id) ? { was: row.seq } : {};
    return row?.deleted_at == null ? [] : [{ op: "restore", kind, id, ...was }];
  });
  return submit(w, `${kind}.restore`, ops);
}

const submit = (w: Workspace, intent: string, ops: readonly Op[]): string | null =>
  w.mutate({ intent, ops, ...(ops.length > 1 && { apart: true }) });
