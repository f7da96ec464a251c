import { useWorkspace } from "../replica/context.ts";
import { useLive } from "../replica/live.ts";
import { contentTopic, listTopic } from "../replica/placed-index.ts";
import type { StreamReplica } from "../replica/stream-replica.ts";
import { matchesText } from "../replica/text-filter.ts";
import { useDesk, type Carrying } from "./desk.ts";

/** The tasks of a column that a filter leaves, in order. */
export const shownTasks = (
  view: StreamReplica,
  column: string,
  filter: string,
): readonly string[] =>
  filter.trim() === ""
    ? view.children("task", column)
    : view.childRows("task", column).flatMap((row) => (matchesText(row, filter) ? [row.id] : []));

/** The same with what is carried at the place where it would be put down. */
export function withCarried(
  ids: readonly string[],
  column: string,
  carrying: Carrying | null,
): readonly string[] {
  if (!carrying) return ids;
  if (carrying.column !== column && !carrying.tasks.some((id) => ids.includes(id))) return ids;
  const others = ids.filter((id) => !carrying.tasks.includes(id));
  if (carrying.column === column) others.splice(carrying.index, 0, ...carrying.tasks);
  return others.length === ids.length && others.every((id, at) => id === ids[at]) ? ids : others;
}

/** The ids of the tasks to draw in a column: filtered, and with what is carried at its new place. */
export function useColumn(column: string): readonly string[] {
  const { view } = useWorkspace();
  const filter = useDesk((state) => state.filter);
  const carrying = useDesk((state) => state.carrying);
  const topics = [listTopic("task", column)];
  if (filter !== "") topics.push(contentTopic("task", column));
  return useLive(topics, () => withCarried(shownTasks(view, column, filter), column, carrying));
}
