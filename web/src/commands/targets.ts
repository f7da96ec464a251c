/** What commands act on: the selection, else the task with the focus, else the one that is open. */
import { localDay } from "../strings/dates.ts";
import { collapsedOn } from "./collapse.ts";
import { shownTasks } from "./column.ts";
import type { CommandContext } from "./command.ts";
import type { Asked } from "./desk.ts";
import type { GridColumn } from "./grid.ts";

export function targets({ desk, workspace }: CommandContext): readonly string[] {
  const { selected, focus, open } = desk.get();
  const chosen = selected.size > 0 ? [...selected] : [focus ?? open];
  return chosen.filter((id): id is string => id !== null && isThere(workspace.view.find(id)));
}

const isThere = (row: { deleted_at?: number | null } | undefined): boolean =>
  row !== undefined && row.deleted_at == null;

const hasTargets = (context: CommandContext): boolean => targets(context).length > 0;

/** Not while tasks are carried: other keys rest then. */
export const hasFreeTargets = (context: CommandContext): boolean =>
  context.desk.get().carrying === null && hasTargets(context);

export const onBoard = ({ desk }: CommandContext): boolean =>
  desk.get().board !== null && desk.get().carrying === null;

/** The board that is shown, as it is drawn. */
export function gridOf({ desk, replica, workspace: { view } }: CommandContext): GridColumn[] {
  const { board, filter } = desk.get();
  if (board === null) return [];
  const today = localDay(new Date());
  const narrow = collapsedOn(replica, board);
  return view
    .children("column", board)
    .filter((id) => !narrow.includes(id))
    .map((id) => ({ id, tasks: shownTasks(view, id, filter, today) }));
}

/** Have a screen show a part for the targets. */
export const ask =
  (part: Asked["part"]) =>
  (context: CommandContext): void =>
    context.desk.set({ asked: { part, tasks: targets(context) } });
