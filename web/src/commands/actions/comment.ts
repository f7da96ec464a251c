import { addItem, removeItem, setField } from "../../model/edits.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Workspace } from "../../replica/workspace.ts";

/** Makes a comment of Markdown and returns its id. */
export function createComment(
  w: Workspace,
  { task, body }: { task: string; body: string },
): string {
  const id = uuid7();
  w.mutate({
    intent: "comment.create",
    ops: [{ op: "create", kind: "comment", id, parent: task, fields: { body } }],
  });
  return id;
}

export function editComment(w: Workspace, comment: string, body: string): string | null {
  const row = w.view.row("comment", comment);
  return w.mutate({ intent: "comment.edit", ops: row ? setField(row, "body", body) : [] });
}

/** Puts one's reaction on a comment, or takes it off. */
export function toggleReaction(w: Workspace, comment: string, emoji: string): string | null {
  const row = w.view.row("comment", comment);
  if (!row) return null;
  const mine = `${w.person}:${emoji}`;
  const added = addItem(row, "reactions", mine);
  const ops = added.length > 0 ? added : removeItem(row, "reactions", mine);
  return w.mutate({ intent: "comment.react", ops });
}
