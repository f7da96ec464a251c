/** One's own tasks, by when they are to be done. Pure. */
import type { Board, Column, Task } from "../../model/generated.ts";
import { addDays, type Day } from "../../strings/day.ts";

export interface MyTask {
  readonly task: Task;
  readonly board: Board;
  readonly column: Column;
}

const GROUPS = ["overdue", "today", "soon", "later", "none", "done"] as const;
type GroupName = (typeof GROUPS)[number];

export interface Group {
  readonly name: GroupName;
  readonly tasks: readonly MyTask[];
}

export interface Moment {
  readonly today: Day;
  /** In ms. */
  readonly now: number;
}

const SOON_DAYS = 7;
/** What was done longer ago is history. */
const RECENT_MS = 14 * 24 * 60 * 60 * 1000;
const MOST_DONE = 20;

/** All groups in order, empty ones too. `planned` are ids in the person's own order: those are for today. */
export function groupsOf(
  mine: readonly MyTask[],
  planned: readonly string[],
  moment: Moment,
): readonly Group[] {
  const places = new Map(planned.map((id, at) => [id, at]));
  const groupFor = (each: MyTask) => groupOf(each, places.has(each.task.id), moment);
  return GROUPS.map((name) => {
    const tasks = mine.filter((each) => groupFor(each) === name);
    return { name, tasks: name === "done" ? latest(tasks) : tasks.toSorted(inOrder(name, places)) };
  });
}

export const isDone = ({ task, column }: MyTask): boolean =>
  task.done_at != null || column.is_done === true;

/** The day of a due day or instant. */
export const dueDay = ({ due }: Task): Day | undefined => due?.slice(0, 10);

function groupOf(mine: MyTask, isPlanned: boolean, { today, now }: Moment): GroupName | "past" {
  if (isDone(mine)) return now - doneAt(mine) < RECENT_MS ? "done" : "past";
  const due = dueDay(mine.task);
  if (isPlanned || due === today) return "today";
  if (due === undefined) return "none";
  if (due < today) return "overdue";
  return due < addDays(today, SOON_DAYS) ? "soon" : "later";
}

/** Until the server has said when, the last change tells. */
const doneAt = ({ task }: MyTask): number => task.done_at ?? task.updated_at;

const latest = (tasks: readonly MyTask[]): readonly MyTask[] =>
  tasks.toSorted((a, b) => doneAt(b) - doneAt(a)).slice(0, MOST_DONE);

/** Today as the person put it; then the earliest, and of one day the most urgent. */
function inOrder(name: GroupName, places: ReadonlyMap<string, number>) {
  const place = ({ task }: MyTask) => (name === "today" ? (places.get(task.id) ?? places.size) : 0);
  return (a: MyTask, b: MyTask): number =>
    place(a) - place(b) ||
    (dueDay(a.task) ?? "").localeCompare(dueDay(b.task) ?? "") ||
    (b.task.priority ?? 0) - (a.task.priority ?? 0);
}
