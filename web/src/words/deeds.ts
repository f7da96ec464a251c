/** What an entry of the log did, in one sentence and a line of detail. Pure. */
import type { Change, Entry, Fields } from "../model/entries.ts";
import type { KindName } from "../model/generated.ts";
import "../strings/en/words.ts";
import { say } from "../strings/say.ts";
import { named } from "./named.ts";
import type { Names } from "./names.ts";
import { fieldName, rowCount, rowName, unknownRow, valueIn } from "./values.ts";

/** What was done to the rows that the entry is about. */
type Deed =
  | "create"
  | "join"
  | "import"
  | "move-board"
  | "leave"
  | "purge"
  | "delete"
  | "restore"
  | "archive"
  | "unarchive"
  | "finish"
  | "reopen"
  | "move"
  | "sort"
  | "rename"
  | "describe"
  | "change"
  | "edit";

export interface Told {
  readonly deed: Deed;
  /** Names in it stand between isolates: see `named.ts`. */
  readonly words: string;
  /** From and to, where one field of one row (or of many alike) changed; else which rows, or "". */
  readonly detail: string;
  readonly from?: string;
  readonly to?: string;
  /** The rows that it is about, those that came or went along left out. */
  readonly rows: readonly Change[];
}

/** Null for an entry of which nothing is left to tell: it was purged, or nothing in it may be read. */
export function toldOf(entry: Entry, names: Names): Told | null {
  const rows = subjectsOf(entry.changes);
  const [first] = rows;
  if (!first) return null;
  const [deed, field] = deedOf(first, entry);
  const who = named(names.person(entry.actor));
  const what = rows.length === 1 ? subject(first, names) : rowCount(first.kind, rows.length);
  const words =
    deed === "change"
      ? say("words.deed-change", { who, what, field: fieldName(field ?? "") })
      : say(`words.deed-${deed}`, { who, what });
  return { deed, words, rows, ...detailOf(rows, field, names) };
}

/** Rows of the kind that stands highest: what came, went or changed along with it needs no word. */
function subjectsOf(changes: readonly Change[]): readonly Change[] {
  const ids = new Set(changes.map(({ id }) => id));
  const roots = changes.filter(({ here, before }) => {
    const above = here?.["parent"] ?? before?.["parent"];
    return !here || typeof above !== "string" || !ids.has(above);
  });
  const kind = KINDS.find((each) => roots.some((change) => change.kind === each));
  const seen = new Set<string>();
  return roots.filter((change) => {
    if (change.kind !== kind || seen.has(change.id)) return false;
    seen.add(change.id);
    return true;
  });
}

/** The highest first. */
const KINDS: readonly KindName[] = [
  "workspace",
  "board",
  "column",
  "task",
  "member",
  "board_member",
  "invitation",
  "share_link",
  "label",
  "field",
  "view",
  "checklist",
  "check_item",
  "comment",
  "attachment",
  "relation",
  "field_value",
];

/** The deed, and the field where it is one. */
function deedOf(
  { here, after, before, gone, text }: Change,
  entry: Entry,
): readonly [Deed, string?] {
  if (text) return ["describe"];
  if (gone) return [before || entry.intent !== "trash.purge" ? "leave" : "purge"];
  if (here) return [arrival(here, entry)];
  return changed(after, before ?? {});
}

function changed(now: Fields, before: Fields): readonly [Deed, string?] {
  if ("deleted_at" in now) return [now["deleted_at"] === null ? "restore" : "delete"];
  if ("archived" in now) return [now["archived"] === true ? "archive" : "unarchive"];
  if ("parent" in now && now["parent"] !== before["parent"]) return ["move", "parent"];
  const [field, ...more] = Object.keys(now).filter((name) => !SILENT.has(name));
  if (field === undefined) return ["order" in now ? "sort" : "edit"];
  if (more.length > 0) return ["edit"];
  if (field === "done_at") return [now[field] === null ? "reopen" : "finish"];
  return [field === "title" || field === "name" ? "rename" : "change", field];
}

/** Said by the deed itself, or by nobody. */
const SILENT: ReadonlySet<string> = new Set([
  "order",
  "parent",
  "deleted_by",
  "edited_at",
  "number",
]);

function arrival(here: Fields, { actor, means, at }: Entry): Deed {
  if (here["created_at"] !== at) return "move-board";
  if (here["person"] === actor) return "join";
  return means === "import" ? "import" : "create";
}

function subject(change: Change, names: Names): string {
  const title = titleOf(change, names);
  return title === undefined ? unknownRow(change.kind) : rowName(change.kind, named(title));
}

/** What it is called now, else what it was called then; undefined where this device knows neither. */
function titleOf({ id, here, after, before }: Change, names: Names): string | undefined {
  const person = here?.["person"] ?? before?.["person"];
  if (typeof person === "string") return names.person(person);
  const texts = [here, after, before].flatMap((fields) => [fields?.["title"], fields?.["name"]]);
  const known = [names.title(id), ...texts];
  return known.find((text): text is string => typeof text === "string" && text !== "");
}

const LISTED = 5;

function detailOf(
  rows: readonly Change[],
  field: string | undefined,
  names: Names,
): Pick<Told, "detail" | "from" | "to"> {
  const tos = new Set(
    rows.map(({ after }) => (field === undefined ? "" : valueOf(after, field, names))),
  );
  const isKnown = rows.every(({ before }) => before !== undefined); // what a device holds lacks it
  const froms = new Set(
    rows.map(({ before }) => (field === undefined ? "" : valueOf(before, field, names))),
  );
  const [to] = tos;
  const [from] = froms;
  if (field !== undefined && tos.size === 1 && to !== undefined) {
    return { detail: "", to, ...(isKnown && froms.size === 1 && from !== undefined && { from }) };
  }
  if (rows.length === 1) return { detail: "" };
  const titles = rows.flatMap((row) => titleOf(row, names) ?? []);
  const listed = titles.slice(0, LISTED).join(", ");
  return { detail: listed === "" || titles.length <= LISTED ? listed : `${listed}…` };
}

const valueOf = (fields: Fields | undefined, field: string, names: Names): string =>
  valueIn(field, fields?.[field], names);
