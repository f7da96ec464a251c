/** What a field holds, as one reads it. Pure. */
import type { Json, KindName } from "../model/generated.ts";
import { number } from "../strings/numbers.ts";
import "../strings/en/words.ts";
import { isKnown, say, type MessageKey } from "../strings/say.ts";
import { priorityWords } from "../ui/priority-stones.tsx";
import type { Names } from "./names.ts";
import { priorityOf } from "./priority.ts";

/** A field within a sentence: "due date". */
export function fieldName(field: string): string {
  const key = `words.field-${field}`;
  return say(isNamedField(key) ? key : "words.field-other");
}

/** The value of one field; ids by what they are called now, none as a word of its own. */
export function valueIn(field: string, value: Json | undefined, names: Names): string {
  if (field === "deleted_at") return say(value ? "words.in-trash" : "words.not-in-trash");
  if (field === "archived") return say(value === true ? "words.archived" : "words.in-use");
  if (value === null || value === undefined || value === "") return say("words.nothing");
  if (Array.isArray(value)) return listIn(field, value as readonly Json[], names);
  if (typeof value === "boolean") return say(value ? "words.yes" : "words.no");
  if (typeof value === "number") return numberIn(field, value);
  return typeof value === "string" ? textIn(field, value, names) : JSON.stringify(value);
}

function listIn(field: string, items: readonly Json[], names: Names): string {
  if (items.length === 0) return say("words.nothing");
  return items.map((item) => valueIn(ITEMS[field] ?? field, item, names)).join(", ");
}

/** The field that one item of a set reads like. */
const ITEMS: Readonly<Record<string, string>> = { assignees: "assignee", labels: "label" };

function numberIn(field: string, value: number): string {
  if (field === "priority") return priorityWords(priorityOf(value));
  if (field === "done_at") return say("words.yes");
  return number(value);
}

function textIn(field: string, value: string, names: Names): string {
  switch (field) {
    case "due":
    case "start":
      return names.day(value);
    case "assignee":
    case "person":
      return names.person(value);
    case "label":
      return names.label(value);
    case "parent":
      return names.title(value) ?? say("words.somewhere");
    default:
      return value;
  }
}

/** A row whose name is not known here: its board was not opened, or it is gone. */
export function unknownRow(kind: KindName): string {
  if (NAMELESS.has(kind)) return rowName(kind, "");
  const key = `words.one-${kind}`;
  return say(isUnnamedKind(key) ? key : "words.one-other");
}

/** A row within a sentence: "the column Doing", a task by its number and title alone. */
export function rowName(kind: KindName, name: string): string {
  const key = `words.kind-${kind}`;
  return say(isNamedKind(key) ? key : "words.kind-other", { name });
}

/** Kinds whose rows have no name of their own. */
const NAMELESS: ReadonlySet<KindName> = new Set(["invitation", "share_link"]);

/** Several rows of a kind: "14 tasks". */
export function rowCount(kind: KindName, n: number): string {
  const key = `words.many-${kind}`;
  return say(isCountedKind(key) ? key : "words.many-other", { n });
}

type KeyOf<Start extends string> = Extract<MessageKey, `${Start}${string}`>;

const isNamedField = (key: string): key is KeyOf<"words.field-"> => isKnown(key);
const isUnnamedKind = (key: string): key is KeyOf<"words.one-"> => isKnown(key);
const isNamedKind = (key: string): key is KeyOf<"words.kind-"> => isKnown(key);
const isCountedKind = (key: string): key is KeyOf<"words.many-"> => isKnown(key);
