/** Which tasks of a board are shown. Pure; also as an address carries it. */
import type { Task } from "../model/generated.ts";
import { textMatcher } from "../replica/text-filter.ts";
import { addDays, type Day } from "../strings/day.ts";

export const DUES = ["overdue", "today", "week", "none"] as const;
type Due = (typeof DUES)[number];

/** What is chosen of one kind is joined by "or", the kinds by "and". */
export interface Filter {
  readonly text: string;
  /** Ids, and `NOBODY` for tasks without. */
  readonly people: readonly string[];
  readonly labels: readonly string[];
  /** 0 none to 4 urgent. */
  readonly priorities: readonly number[];
  readonly due: Due | null;
}

/** Stands among people and labels for tasks that have none. */
export const NOBODY = "none";

export const NO_FILTER: Filter = { text: "", people: [], labels: [], priorities: [], due: null };

/** Whether it leaves anything out. */
export const isFiltering = (filter: Filter): boolean =>
  filter.text.trim() !== "" || hasChips(filter);

/** Whether more is chosen than a text. */
export const hasChips = ({ people, labels, priorities, due }: Filter): boolean =>
  people.length > 0 || labels.length > 0 || priorities.length > 0 || due !== null;

/** What a task must be like; worked out once for all of them. */
export function taskMatcher(filter: Filter, today: Day): (task: Task) => boolean {
  const { people, labels, priorities, due } = filter;
  const matchesText = textMatcher(filter.text);
  return (task) =>
    matchesAny(task.assignees, people) &&
    matchesAny(task.labels, labels) &&
    (priorities.length === 0 || priorities.includes(task.priority ?? 0)) &&
    (due === null || isDue(task.due?.slice(0, 10), due, today)) &&
    matchesText(task);
}

function matchesAny(
  items: readonly string[] | null | undefined,
  wanted: readonly string[],
): boolean {
  if (wanted.length === 0) return true;
  if (items == null || items.length === 0) return wanted.includes(NOBODY);
  return items.some((item) => wanted.includes(item));
}

const WEEK_DAYS = 7;

function isDue(day: Day | undefined, due: Due, today: Day): boolean {
  if (due === "none") return day === undefined;
  if (day === undefined) return false;
  if (due === "overdue") return day < today;
  return due === "today" ? day <= today : day < addDays(today, WEEK_DAYS);
}

/** With the value turned on or off. */
export const toggled = <Value>(values: readonly Value[], value: Value): readonly Value[] =>
  values.includes(value) ? values.filter((each) => each !== value) : [...values, value];

/** What an address says; what can't be read is left out. */
export function filterIn(search: string): Filter {
  const given = new URLSearchParams(search);
  const list = (name: string) => (given.get(name) ?? "").split(",").filter(Boolean);
  return {
    text: given.get("q") ?? "",
    people: list("who"),
    labels: list("label"),
    priorities: list("priority")
      .map(Number)
      .filter((priority) => Number.isInteger(priority) && priority >= 0 && priority <= 4),
    due: DUES.find((due) => due === given.get("due")) ?? null,
  };
}

/** `?who=…&due=week`, or nothing. */
export function searchOf({ text, people, labels, priorities, due }: Filter): string {
  const said = new URLSearchParams({
    ...(text.trim() !== "" && { q: text }),
    ...(people.length > 0 && { who: people.join(",") }),
    ...(labels.length > 0 && { label: labels.join(",") }),
    ...(priorities.length > 0 && { priority: priorities.join(",") }),
    ...(due !== null && { due }),
  });
  const search = said.toString().replaceAll("%2C", ",");
  return search === "" ? "" : `?${search}`;
}
