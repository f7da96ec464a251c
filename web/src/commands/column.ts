import { useMemo } from "react";
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
  const carried = new Set(carrying.tasks);
  const drawn = ids.filter((id) => !carried.has(id));
  if (carrying.column === column) drawn.splice(carrying.index, 0, ...carrying.tasks);
  return drawn.length === ids.length && drawn.every((id, at) => id === ids[at]) ? ids : drawn;
}

/** The column that a task is drawn in: over which it is carried, else its own. */
export const drawnIn = (
  view: StreamReplica,
  carrying: Carrying | null,
  task: string,
): string | null | undefined =>
  carrying?.tasks.includes(task) ? carrying.column : view.find(task)?.parent;

/** What is carried, for the columns that it leaves or comes to; null for the others. */
const carriedBy = (
  view: StreamReplica,
  carrying: Carrying | null,
  column: string,
): Carrying | null =>
  carrying?.column === column || carrying?.tasks.some((id) => view.find(id)?.parent === column)
    ? carrying
    : null;

/** The ids of the tasks to draw in a column: filtered, and with what is carried at its new place. */
export function useColumn(column: string): readonly string[] {
  const { view } = useWorkspace();
  const filter = useDesk((state) => state.filter);
  const carrying = useDesk((state) => carriedBy(view, state.carrying, column));
  const shown = useLive(shownTopics(column, filter), () => shownTasks(view, column, filter));
  return useMemo(() => withCarried(shown, column, carrying), [shown, column, carrying]);
}

/** How many tasks of a column the filter leaves. */
export function useShownCount(column: string): number {
  const { view } = useWorkspace();
  const filter = useDesk((state) => state.filter);
  return useLive(shownTopics(column, filter), () => shownTasks(view, column, filter).length);
}

const shownTopics = (column: string, filter: string): readonly string[] =>
  filter === ""
    ? [listTopic("task", column)]
    : [listTopic("task", column), contentTopic("task", column)];
