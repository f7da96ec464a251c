import { setField } from "../../model/edits.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op } from "../../model/ops.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { movesTo, placesIn, type At } from "./place.ts";

/** Makes a checklist and returns its id. */
export function createChecklist(
  w: Workspace,
  { task, title }: { task: string; title: string },
): string {
  const id = uuid7();
  const { orders, moves } = placesIn(w, "checklist", task, "end");
  const order = orders[0] ?? "";
  w.mutate({
    intent: "checklist.create",
    ops: [
      ...moves,
      { op: "create", kind: "checklist", id, parent: task, order, fields: { title } },
    ],
  });
  return id;
}

export interface NewCheckItem {
  readonly title: string;
  readonly done?: boolean;
}

/** Makes items at the end of a checklist, in their order. */
export function createCheckItems(
  w: Workspace,
  { checklist, items }: { checklist: string; items: readonly NewCheckItem[] },
): string | null {
  const { orders, moves } = placesIn(w, "check_item", checklist, "end", items.length);
  const creates = items.map(({ title, done = false }, n): Op => ({
    ...{ op: "create", kind: "check_item", id: uuid7(), parent: checklist },
    order: orders[n] ?? "",
    fields: { title, ...(done && { done }) },
  }));
  if (creates.length === 0) return null;
  return w.mutate({ intent: "check_item.create", ops: [...moves, ...creates] });
}

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
