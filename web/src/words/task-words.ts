/** The sentence of each field of a task that can change. */
import type { Json } from "../model/generated.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";
import { priorityWords } from "../ui/priority-stones.tsx";
import { priorityOf } from "./priority.ts";
import { named } from "./named.ts";
import type { Names } from "./names.ts";

interface Told {
  readonly who: string;
  /** The id of who did it. */
  readonly actor: string;
  readonly names: Names;
}

/** None where a change has nothing to say by itself: its order in the column, who changed it last. */
export function fieldWords(field: string, from: Json, to: Json, told: Told): readonly string[] {
  const { who, names } = told;
  switch (field) {
    case "title":
      return [say("task.did-rename", { who, to: named(wordsIn(to)) })];
    case "parent":
      return from === to
        ? []
        : [say("task.did-move", { who, column: named(names.column(wordsIn(to))) })];
    case "priority":
      return [priorityChange(asNumber(from), asNumber(to), who)];
    case "due":
    case "start":
      return [dateChange(field, asText(from), asText(to), told)];
    case "assignees":
      return itemWords(from, to, (person, isNew) => assignment(person, isNew, told));
    case "labels":
      return itemWords(from, to, (id, isNew) => labelling(named(names.label(id)), isNew, who));
    case "archived":
      return [say(to === true ? "task.did-archive" : "task.did-unarchive", { who })];
    case "done_at":
      return [say(to === null ? "task.did-reopen" : "task.did-finish", { who })];
    case "deleted_at":
      return [say(to === null ? "task.did-restore" : "task.did-delete", { who })];
    case "estimate":
      return to === null
        ? [say("task.did-clear-estimate", { who })]
        : [say("task.did-estimate", { who, to: named(wordsIn(to)) })];
    case "cover":
      return [say("task.did-cover", { who })];
    default:
      return [];
  }
}

function priorityChange(from: number | null, to: number | null, who: string): string {
  const [before, after] = [priorityWords(priorityOf(from)), named(priorityWords(priorityOf(to)))];
  if (from === null) return say("task.did-set-priority", { who, to: after });
  if (to === null) return say("task.did-clear-priority", { who, from: before });
  const key = to > from ? "task.did-raise-priority" : "task.did-lower-priority";
  return say(key, { who, from: before, to: after });
}

function dateChange(
  field: "due" | "start",
  before: string | null,
  after: string | null,
  { who, names }: Told,
): string {
  const from = before === null ? "" : names.day(before);
  if (after === null) return say(`task.did-clear-${field}`, { who, from });
  const to = named(names.day(after));
  if (before === null) return say(`task.did-set-${field}`, { who, to });
  return say(`task.did-move-${field}`, { who, from, to });
}

function assignment(person: string, isNew: boolean, { who, actor, names }: Told): string {
  if (person === actor)
    return say(isNew ? "task.did-assign-self" : "task.did-unassign-self", { who });
  const other = { who, person: named(names.person(person)) };
  return say(isNew ? "task.did-assign" : "task.did-unassign", other);
}

const labelling = (label: string, isNew: boolean, who: string): string =>
  say(isNew ? "task.did-add-label" : "task.did-remove-label", { who, label });

/** A sentence for each item that came, then for each that went. */
function itemWords(
  from: Json,
  to: Json,
  wordsOf: (item: string, isNew: boolean) => string,
): readonly string[] {
  const [before, after] = [asItems(from), asItems(to)];
  return [
    ...after.filter((item) => !before.includes(item)).map((item) => wordsOf(item, true)),
    ...before.filter((item) => !after.includes(item)).map((item) => wordsOf(item, false)),
  ];
}

const wordsIn = (value: Json): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const asItems = (value: Json): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
const asNumber = (value: Json): number | null => (typeof value === "number" ? value : null);
const asText = (value: Json): string | null => (typeof value === "string" ? value : null);
