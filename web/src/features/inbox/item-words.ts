/** What an item of the list is called, and the line below it. Pure. */
import type { Entry } from "../../model/entries.ts";
import { say } from "../../strings/say.ts";
import { named } from "../../words/named.ts";
import { refusalWords } from "../../words/refusal-words.ts";
import { fieldName, rowName } from "../../words/values.ts";
import { clashIn } from "./clash.ts";
import { isConflict, type Item, type NoteItem, type RefusedItem } from "./items.ts";

interface Known {
  /** Whose inbox it is. */
  readonly me: string;
  readonly nameOf: (person: string) => string;
  /** What it is about, as far as that is known here. */
  readonly what: string;
  /** What a note leads to. */
  readonly entry: Entry | null | undefined;
}

export function itemTitle(item: Item, known: Known): string {
  switch (item.is) {
    case "note":
      return noteTitle(item, known);
    case "refused":
      return say("inbox.not-accepted", { n: item.group.refused.length });
    case "copy":
      return say("inbox.copy", { n: item.copy.mutations });
    case "fork":
      return say("inbox.fork");
  }
}

/** Names in it stand between isolates. */
export function itemDetail(item: Item, known: Known): string {
  switch (item.is) {
    case "note":
      return noteDetail(item, known);
    case "refused":
      return refusedDetail(item);
    case "copy":
      return say(`inbox.copy-${item.copy.reason}`);
    case "fork":
      return say("inbox.fork-count", { n: item.offer.mutations.length });
  }
}

/** The other person of a note; undefined where the entry is not known, or it was oneself. */
export function otherOf({ about, note }: NoteItem, { entry, me }: Known): string | undefined {
  if (!entry) return undefined;
  const other = note.reason === "clash" ? clashIn(entry, about, me)?.theirs.person : entry.actor;
  return other === me ? undefined : other;
}

function clashTitle(field: string): string {
  if (field === "parent") return say("inbox.clash-place");
  if (field === "deleted_at") return say("inbox.clash-trash");
  return say("inbox.clash", { field: fieldName(field) });
}

function noteTitle(item: NoteItem, known: Known): string {
  if (isConflict(item)) return clashTitle(item.about.field ?? "");
  const { reason } = item.note;
  if (!isOfOthers(reason)) return say("inbox.note-plain");
  const other = otherOf(item, known);
  if (other === undefined) return say(`inbox.note-${reason}-plain`);
  return say(`inbox.note-${reason}`, { who: named(known.nameOf(other)) });
}

/** What others do that one is told of. */
const OF_OTHERS = ["assigned", "commented", "mentioned"] as const;
type OfOthers = (typeof OF_OTHERS)[number];

const isOfOthers = (reason: NoteItem["note"]["reason"]): reason is OfOthers =>
  OF_OTHERS.some((each) => each === reason);

function noteDetail(item: NoteItem, known: Known): string {
  const other = isConflict(item) ? otherOf(item, known) : undefined;
  const what = named(known.what);
  if (other === undefined) return what;
  return `${what}, ${say("inbox.with", { who: named(known.nameOf(other)) })}`;
}

function refusedDetail({ group }: RefusedItem): string {
  const [first] = group.refused;
  const title = group.title === "" ? say("inbox.unnamed") : group.title;
  return `${rowName(group.kind, named(title))}: ${first ? refusalWords(first) : ""}`;
}
