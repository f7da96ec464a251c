/** What an entry of the log did to a task, in words. Pure. */
import type { Change, Entry, Fields } from "../model/entries.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";
import { childWords } from "./child-words.ts";
import { named } from "./named.ts";
import type { Names } from "./names.ts";
import { fieldWords } from "./task-words.ts";

/** One change of the trail. Names in `words` stand between isolates: see `named.ts`. */
export interface Line {
  readonly id: string;
  /** ms */
  readonly at: number;
  readonly actor: string;
  readonly words: string;
}

/** The lines of one entry, in the order in which its changes were made. */
export function linesOf(entry: Entry, task: string, names: Names): readonly Line[] {
  const about = entry.changes.filter((change) => isAbout(change, task));
  const made = about.find(({ kind, here }) => kind === "task" && here !== undefined);
  const words = made?.here
    ? [arrival(entry, made.here, names)]
    : about.flatMap((change) => wordsOf(change, entry, names));
  return words.map((each, n) => ({
    id: `${String(entry.seq)}.${String(n)}`,
    at: entry.at,
    actor: entry.actor,
    words: each,
  }));
}

/** The log is asked by task: what is of another kind stands under it. */
const isAbout = ({ kind, id }: Change, task: string): boolean => kind !== "task" || id === task;

/** A task that comes whole is new, or it came from another board. What comes with it needs no line. */
function arrival(entry: Entry, here: Fields, names: Names): string {
  const who = named(names.person(entry.actor));
  if (here["created_at"] !== entry.at) return say("task.did-move-board", { who });
  return say(entry.means === "import" ? "task.did-import" : "task.did-create", { who });
}

function wordsOf(change: Change, entry: Entry, names: Names): readonly string[] {
  const who = named(names.person(entry.actor));
  if (change.kind !== "task") return childWords(change, who, names);
  if (change.text) return [say("task.did-describe", { who })];
  if (change.gone) return [say("task.did-leave-board", { who })];
  const before: Fields = change.before ?? {};
  return Object.entries(change.after ?? {}).flatMap(([field, to]) =>
    fieldWords(field, before[field] ?? null, to, { who, actor: entry.actor, names }),
  );
}

/** An hour of the same deed by the same person is one line: its last. */
const SAME_DEED_MS = 3_600_000;

export function withoutRepeats(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line, at) => {
    const next = lines[at + 1];
    return next?.words !== line.words || next.at - line.at > SAME_DEED_MS;
  });
}
