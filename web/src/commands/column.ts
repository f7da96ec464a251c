import { useMemo } from "react";
import type { Task } from "../model/generated.ts";
import { useWorkspace } from "../replica/context.ts";
import { useLive } from "../replica/live.ts";
import { contentTopic, listTopic } from "../replica/placed-index.ts";
import type { StreamReplica } from "../replica/stream-replica.ts";
import { localDay } from "../strings/dates.ts";
import type { Day } from "../strings/day.ts";
import { useDesk, type Carrying } from "./desk.ts";
import { isFiltering, taskMatcher, type Filter } from "./filter.ts";

/** The tasks of a column that a filter leaves, in order. */
export function shownTasks(
  view: StreamReplica,
  column: string,
  filter: Filter,
  today: Day,
): readonly string[] {
  if (!isFiltering(filter)) return view.children("task", column);
  const matches = matcherOf(filter, today);
  return view.childRows("task", column).flatMap((row) => (matches(row) ? [row.id] : []));
}

let last: { filter: Filter; today: Day; matches: (task: Task) => boolean } | null = null;

/** Several parts of a column ask the same of ten thousand rows at each key: rows never change in place, so each is asked once. */
function matcherOf(filter: Filter, today: Day): (task: Task) => boolean {
  if (last?.filter === filter && last.today === today) return last.matches;
  const known = new WeakMap<Task, boolean>();
  const asked = taskMatcher(filter, today);
  const matches = (task: Task): boolean => {
    const answer = known.get(task);
    if (answer !== undefined) return answer;
    const first = asked(task);
    known.set(task, first);
    return first;
  };
  last = { filter, today, matches };
  return matches;
}

const shownToday = (view: StreamReplica, column: string, filter: Filter): readonly string[] =>
  shownTasks(view, column, filter, localDay(new Date()));

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
  const shown = useLive(shownTopics(column, filter), () => shownToday(view, column, filter));
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
  return useLive(shownTopics(column, filter), () => shownToday(view, column, filter).length);
}

const shownTopics = (column: string, filter: Filter): readonly string[] =>
  isFiltering(filter)
    ? [listTopic("task", column), contentTopic("task", column)]
    : [listTopic("task", column)];
