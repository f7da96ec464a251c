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

/** The same without what is carried, or with it at its new place. */
export function withCarried(
  ids: readonly string[],
  carried: readonly string[],
  index: number | null,
): readonly string[] {
  const drawn = [...ids];
  for (const task of carried) {
    const at = drawn.indexOf(task);
    if (at >= 0) drawn.splice(at, 1);
  }
  if (index !== null) drawn.splice(index, 0, ...carried);
  return drawn.length === ids.length && drawn.every((id, at) => id === ids[at]) ? ids : drawn;
}

/** The column that a task is drawn in: over which it is carried, else its own. */
export const drawnIn = (
  view: StreamReplica,
  carrying: Carrying | null,
  task: string,
): string | null | undefined =>
  carrying?.tasks.includes(task) ? carrying.column : view.find(task)?.parent;

/** A column's tasks, by id. */
export interface DrawnColumn {
  /** What the filter leaves. */
  readonly shown: readonly string[];
  /** The same with what is carried at its new place; the same list while nothing is. */
  readonly drawn: readonly string[];
}

export function useColumn(column: string): DrawnColumn {
  const { view } = useWorkspace();
  const filter = useDesk((state) => state.filter);
  const carried = useDesk(({ carrying }) => carriedBy(view, carrying, column));
  const index = useDesk(({ carrying }) => (carrying?.column === column ? carrying.index : null));
  const shown = useLive(shownTopics(column, filter), () => shownTasks(view, column, filter));
  return useMemo(
    () => ({ shown, drawn: carried ? withCarried(shown, carried, index) : shown }),
    [shown, carried, index],
  );
}

/** What is carried, for the columns that it leaves or comes to: the others need not be drawn. */
const carriedBy = (
  view: StreamReplica,
  carrying: Carrying | null,
  column: string,
): readonly string[] | null =>
  carrying?.column === column || carrying?.tasks.some((id) => view.find(id)?.parent === column)
    ? carrying.tasks
    : null;

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
