import { setField } from "../../model/edits.ts";
import type { Column } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { movesTo, placesIn, type At } from "./place.ts";

/** Makes a column and returns its id. */
export function createColumn(
  w: Workspace,
  { board, name, at = "end" }: { board: string; name: string; at?: At },
): string {
  const id = uuid7();
  const { orders, moves } = placesIn(w, "column", board, at);
  const order = orders[0] ?? "";
  w.mutate({
    intent: "column.create",
    ops: [...moves, { op: "create", kind: "column", id, parent: board, order, fields: { name } }],
  });
  return id;
}

export const renameColumn = (w: Workspace, column: string, name: string): string | null =>
  set(w, "column.rename", column, "name", name);

/** The most tasks that should be here; more only warn. */
export const setLimit = (w: Workspace, column: string, limit: number | null): string | null =>
  set(w, "column.limit", column, "limit", limit);

export const setDoneColumn = (w: Workspace, column: string, isDone: boolean): string | null =>
  set(w, "column.done", column, "is_done", isDone || null);

export const archiveColumn = (w: Workspace, column: string, archived: boolean): string | null =>
  set(w, "column.archive", column, "archived", archived || null);

export function moveColumn(w: Workspace, column: string, at: At): string | null {
  const board = w.view.row("column", column)?.parent;
  const ops = board == null ? [] : movesTo(w, "column", [column], board, at);
  return w.mutate({ intent: "column.move", ops });
}

function set<Field extends "name" | "limit" | "is_done" | "archived">(
  w: Workspace,
  intent: string,
  column: string,
  field: Field,
  value: Column[Field],
): string | null {
  const row = w.view.row("column", column);
  return w.mutate({ intent, ops: row ? setField(row, field, value) : [] });
}
