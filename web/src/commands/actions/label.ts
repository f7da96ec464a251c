import { setField } from "../../model/edits.ts";
import type { Hue } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { placesIn } from "./place.ts";

/** Makes a label and returns its id. */
export function createLabel(
  w: Workspace,
  { board, name, colour }: { board: string; name: string; colour: Hue },
): string {
  const id = uuid7();
  const { orders, moves } = placesIn(w, "label", board, "end");
  const fields = { name, colour };
  const order = orders[0] ?? "";
  w.mutate({
    intent: "label.create",
    ops: [...moves, { op: "create", kind: "label", id, parent: board, order, fields }],
  });
  return id;
}

export function editLabel(
  w: Workspace,
  label: string,
  { name, colour }: { name?: string; colour?: Hue },
): string | null {
  const row = w.view.row("label", label);
  if (!row) return null;
  const named = name === undefined ? [] : setField(row, "name", name);
  const coloured = colour === undefined ? [] : setField(row, "colour", colour);
  return w.mutate({ intent: "label.edit", ops: [...named, ...coloured] });
}
