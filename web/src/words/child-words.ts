/** The sentence of each thing that can happen to what stands under a task. */
import type { Change, Fields } from "../model/entries.ts";
import type { KindName } from "../model/generated.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";
import { named } from "./named.ts";
import type { Names } from "./names.ts";

/** What became of a row: made, changed, put into the trash, taken out of it. */
type Deed = "made" | "changed" | "deleted" | "restored";

interface Told {
  readonly deed: Deed;
  /** What is there now of what changed. */
  readonly now: Fields;
  readonly title: string;
  readonly who: string;
}

export function childWords(change: Change, who: string, names: Names): readonly string[] {
  const now = change.here ?? change.after ?? {};
  const title = named(titleOf(change, now, names));
  const told = { deed: deedOf(change), now, title, who };
  if (change.kind === "field_value") return [fillWords(change, told, names)];
  return WORDS[change.kind]?.(told) ?? [];
}

const WORDS: Readonly<Partial<Record<KindName, (told: Told) => readonly string[]>>> = {
  checklist: checklistWords,
  check_item: itemWords,
  comment: commentWords,
  attachment: attachmentWords,
  relation: relationWords,
};

function deedOf({ here, after, gone }: Change): Deed {
  if (here) return "made";
  if (gone) return "deleted";
  if (after && "deleted_at" in after) return after["deleted_at"] === null ? "restored" : "deleted";
  return "changed";
}

const isThere = (deed: Deed): boolean => deed === "made" || deed === "restored";

function titleOf({ id, before = {} }: Change, now: Fields, names: Names): string {
  const known = [now["title"], now["name"], names.title(id), before["title"], before["name"]];
  return known.find((text) => typeof text === "string") ?? say("task.unknown-item");
}

function checklistWords({ deed, now, title, who }: Told): readonly string[] {
  const told = { who, title };
  switch (deed) {
    case "made":
      return [say("task.did-create-checklist", told)];
    case "deleted":
      return [say("task.did-delete-checklist", told)];
    case "restored":
      return [say("task.did-restore-checklist", told)];
    case "changed":
      return "title" in now ? [say("task.did-rename-checklist", told)] : [];
  }
}

function itemWords({ deed, now, title, who }: Told): readonly string[] {
  const told = { who, item: title };
  switch (deed) {
    case "made":
      return [say("task.did-add-item", told)];
    case "deleted":
      return [say("task.did-delete-item", told)];
    case "restored":
      return [say("task.did-restore-item", told)];
    case "changed":
      if ("done" in now)
        return [say(now["done"] === true ? "task.did-check" : "task.did-uncheck", told)];
      return "title" in now ? [say("task.did-rename-item", told)] : [];
  }
}

/** A comment that was made stands in the trail itself. */
function commentWords({ deed, now, who }: Told): readonly string[] {
  switch (deed) {
    case "made":
      return [];
    case "deleted":
      return [say("task.did-delete-comment", { who })];
    case "restored":
      return [say("task.did-restore-comment", { who })];
    case "changed":
      return "body" in now ? [say("task.did-edit-comment", { who })] : [];
  }
}

function attachmentWords({ deed, title, who }: Told): readonly string[] {
  if (deed === "changed") return [];
  return [say(isThere(deed) ? "task.did-attach" : "task.did-detach", { who, name: title })];
}

function relationWords({ deed, who }: Told): readonly string[] {
  if (deed === "changed") return [];
  return [say(isThere(deed) ? "task.did-relate" : "task.did-unrelate", { who })];
}

/** The row is the value; its field has the name. */
function fillWords({ id }: Change, { deed, now, who }: Told, names: Names): string {
  const value = now["value"] ?? null;
  const filled = names.filled(id, value);
  const field = named(filled.field);
  if (value === null || deed === "deleted") return say("task.did-clear-field", { who, field });
  return say("task.did-fill", { who, field, to: named(filled.value) });
}
