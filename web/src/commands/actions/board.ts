import { setField } from "../../model/edits.ts";
import type { Board, Hue } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op } from "../../model/ops.ts";
import { keyBetween } from "../../model/order.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { placesIn } from "./place.ts";

export interface NewBoard {
  readonly name: string;
  readonly key?: string;
  readonly colour?: Hue;
  /** What every member of the workspace may do here; `none`: a private board. */
  readonly everyone?: "none" | "viewer" | "commenter" | "editor";
  /** Names of the columns that it begins with; the last one means done. */
  readonly columns?: readonly string[];
}

/** Makes a board with its maker as manager, and returns its id. */
export function createBoard(w: Workspace, { columns = [], ...fields }: NewBoard): string {
  const id = uuid7();
  const { orders, moves } = placesIn(w, "board", w.id, "end");
  const board: Op = {
    ...{ op: "create", kind: "board", id, parent: w.id, order: orders[0] ?? "" },
    fields: { everyone: "editor", ...fields },
  };
  const maker: Op = {
    ...{ op: "create", kind: "board_member", id: uuid7(), parent: id },
    fields: { person: w.person, role: "manager" },
  };
  w.mutate({ intent: "board.create", ops: [...moves, board, maker, ...newColumns(id, columns)] });
  return id;
}

function newColumns(board: string, names: readonly string[]): Op[] {
  let last: string | null = null;
  return names.map((name, n) => ({
    ...{ op: "create", kind: "column", id: uuid7(), parent: board },
    order: (last = keyBetween(last, null)),
    fields: { name, ...(n === names.length - 1 && { is_done: true }) },
  }));
}

/** Out of the list of boards, with all that is on it; its address still leads there. */
export function archiveBoard(w: Workspace, board: string, isArchived: boolean): string | null {
  const row = w.view.row("board", board);
  return w.mutate({
    intent: "board.archive",
    ops: row ? setField(row, "archived", isArchived || null) : [],
  });
}

type BoardChange = Partial<
  Pick<Board, "name" | "key" | "description" | "icon" | "colour" | "everyone">
>;

export function editBoard(w: Workspace, board: string, change: BoardChange): string | null {
  const row = w.view.row("board", board);
  if (!row) return null;
  const fields = Object.keys(change) as (keyof BoardChange)[];
  const ops = fields.flatMap((field) => setField(row, field, change[field] ?? null));
  return w.mutate({ intent: "board.edit", ops });
}
