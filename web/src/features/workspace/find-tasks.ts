import type { Task } from "../../model/generated.ts";
import { textMatcher } from "../../replica/text-filter.ts";
import type { Workspace } from "../../replica/workspace.ts";

export interface FoundTask {
  readonly task: Task;
  readonly column: string;
  /** "OPS-", or nothing for a board without a key. */
  readonly key: string;
}

const MOST = 12;

/** Tasks of every board on this device that a text finds, in the order of boards and columns. */
export function findTasks(workspace: Workspace, query: string): readonly FoundTask[] {
  if (query.trim() === "") return [];
  const matches = textMatcher(query);
  const found: FoundTask[] = [];
  for (const place of columnsOf(workspace))
    for (const task of workspace.view.childRows("task", place.id)) {
      if (!matches(task)) continue;
      found.push({ task, column: place.name, key: place.key });
      if (found.length === MOST) return found;
    }
  return found;
}

export function tasksOnDevice(workspace: Workspace): number {
  let count = 0;
  for (const { id } of columnsOf(workspace)) count += workspace.view.children("task", id).length;
  return count;
}

function* columnsOf({ id, view }: Workspace) {
  for (const board of view.childRows("board", id))
    for (const column of view.childRows("column", board.id))
      yield { id: column.id, name: column.name, key: board.key == null ? "" : `${board.key}-` };
}
