import { setField } from "../../model/edits.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { movesTo, placesIn, type At } from "./place.ts";

/** Makes a checklist and returns its id. */
export const createChecklist = (
  w: Workspace,
  { task, title }: { task: string; title: string },
): string => create(w, "checklist", task, title);

/** Makes an item at the end of a checklist and returns its id. */
export const createCheckItem = (
  w: Workspace,
  { checklist, title }: { checklist: string; title: string },
): string => create(w, "check_item", checklist, title);

export function renameChecklist(w: Workspace, checklist: string, title: string): string | null {
  const row = w.view.row("checklist", checklist);
  return w.mutate({ intent: "checklist.rename", ops: row ? setField(row, "title", title) : [] });
}

export function renameCheckItem(w: Workspace, item: string, title: string): string | null {
  const row = w.view.row("check_item", item);
  return w.mutate({ intent: "check_item.rename", ops: row ? setField(row, "title", title) : [] });
}

/** Ticks an item off, or not. */
export function checkItem(w: Workspace, item: string, isDone: boolean): string | null {
  const row = w.view.row("check_item", item);
  const ops = row ? setField(row, "done", isDone || null) : [];
  return w.mutate({ intent: "check_item.check", ops });
}

export const moveCheckItem = (
  w: Workspace,
  item: string,
  { checklist, at }: { checklist: string; at: At },
): string | null =>
  w.mutate({ intent: "check_item.move", ops: movesTo(w, "check_item", [item], checklist, at) });

function create(
  w: Workspace,
  kind: "checklist" | "check_item",
  parent: string,
  title: string,
): string {
  const id = uuid7();
  const { orders, moves } = placesIn(w, kind, parent, "end");
  const order = orders[0] ?? "";
  w.mutate({
    intent: `${kind}.create`,
    ops: [...moves, { op: "create", kind, id, parent, order, fields: { title } }],
  });
  return id;
}
