/** Whose changes, of which kind and where; as the address holds it and as the log is asked. Pure. */
import type { Entry } from "../../model/entries.ts";

export const WHATS = ["add", "edit", "move", "delete", "people", "import", "undo"] as const;
export type What = (typeof WHATS)[number];

export interface Filter {
  readonly board: string | null;
  readonly who: string | null;
  readonly what: What | null;
}

const isWhat = (word: string | null): word is What => WHATS.some((what) => what === word);

export function filterIn(search: string): Filter {
  const given = new URLSearchParams(search);
  const what = given.get("what");
  return { board: given.get("board"), who: given.get("who"), what: isWhat(what) ? what : null };
}

export function searchOf({ board, who, what }: Filter): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries({ board, who, what }))
    if (value !== null) search.set(name, value);
  return search.toString();
}

/** Acts as the log names them: kind and op or field, a kind alone, or an intent. */
const ACTS: Readonly<Record<What, string>> = {
  add: "task.create,column.create,board.create,label.create,checklist.create,check_item.create,comment.create",
  edit: "task.title,task.description,task.due,task.start,task.priority,task.labels,task.assignees,task.estimate,task.archived,column.name,column.limit,board.name,label.name,label.colour,comment.body,check_item.title,check_item.done,field_value",
  move: "task.move,column.move,board.move,check_item.move",
  delete:
    "task.delete,task.restore,column.delete,column.restore,board.delete,board.restore,label.delete,label.restore,comment.delete,comment.restore,checklist.delete,checklist.restore,trash.purge",
  people: "member,board_member,invitation,share_link,board.everyone",
  import: "board.import",
  undo: "undo,redo",
};

export function queryOf({ board, who, what }: Filter): Readonly<Record<string, string>> {
  return {
    ...(board !== null && { board }),
    ...(who !== null && { actor: who }),
    ...(what !== null && { what: ACTS[what] }),
  };
}

/** Whether an entry that the device holds is asked for. Kinds of acts are known to the server alone. */
export const passes = ({ board, who, what }: Filter, { actor, changes }: Entry): boolean =>
  what === null &&
  (who === null || actor === who) &&
  (board === null || changes.some(({ scope }) => scope === board));
