// Whether every mutation is where its author was told, and every clash has both its values.
import type { Entry } from "../../web/src/model/entries.ts";
import type { Json } from "../../web/src/model/generated.ts";
import type { Op } from "../../web/src/model/ops.ts";
import type { Made } from "./ledger.ts";
import { Rows } from "./rows.ts";

/** Entries as different readers see them, put together again; the oldest first. */
export function joined(readings: readonly (readonly Entry[])[]): Entry[] {
  const bySeq = new Map<number, Entry>();
  for (const entry of readings.flat()) {
    const known = bySeq.get(entry.seq);
    bySeq.set(entry.seq, known ? joinedEntry(known, entry) : entry);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

function joinedEntry(one: Entry, other: Entry): Entry {
  return {
    ...one,
    changes: unique([...one.changes, ...other.changes]),
    clashes: unique([...(one.clashes ?? []), ...(other.clashes ?? [])]),
    left_alone: unique([...(one.left_alone ?? []), ...(other.left_alone ?? [])]),
  };
}

const unique = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
];

export type Fate =
  | "accepted"
  | "refused"
  | "offered" // accepted, and taken back by a fork: its author may send it again
  | "never kept" // its page crashed before it was safe, and nobody said that it was
  | "lost"
  | "doubled";

export interface Found {
  /** Whether a repeat was answered `accepted`: one that changed nothing is in no log. */
  readonly answered: boolean;
  /** Whether its author was asked after a fork if it is to be sent again. */
  readonly isOffered: boolean;
  /** Whether it lies in the tray of its device, refused. */
  readonly isInTray: boolean;
}

/**
 * What became of a mutation.
 * @param times How often it stands in the log.
 */
export function fateOf(made: Made, times: number, found: Found): Fate {
  const { answered, isOffered, isInTray } = found;
  if (times > 1 || (times === 1 && isInTray)) return "doubled";
  if (times === 1 || (made.accepted !== null && answered)) return "accepted";
  if (isInTray) return "refused";
  if (isOffered) return "offered";
  return made.page.isGone && !made.isKept ? "never kept" : "lost";
}

/** What one page made later and stands earlier in the log; `made` is in the order of making. */
export function disorders(made: readonly Made[], seqs: ReadonlyMap<string, number>): string[] {
  return [...Map.groupBy(made, ({ page }) => page).values()].flatMap((own) => {
    const logged = own.flatMap(({ mutation: { id } }) => seqs.get(id) ?? []);
    const at = logged.findIndex((seq, n) => seq < (logged[n - 1] ?? 0));
    return at < 0
      ? []
      : [
          `${own[0]?.device ?? ""}: what was made later stands at ${logged[at]}, before ${logged[at - 1]}`,
        ];
  });
}

/** Set ops that overrode another's value, or were overridden by it, without a note of both. */
export function silentClashes(
  log: readonly Entry[],
  made: ReadonlyMap<string, Made>,
): { readonly clashes: number; readonly faults: string[] } {
  const rows = new Rows();
  const faults: string[] = [];
  let clashes = 0;
  for (const entry of log) {
    const sent = made.get(entry.mutation)?.sent;
    clashes += entry.clashes?.length ?? 0;
    for (const note of entry.clashes ?? [])
      if (note.stands === undefined || note.other === undefined)
        faults.push(`the clash at ${entry.seq} lacks a value: ${JSON.stringify(note)}`);
    for (const [n, op] of (sent?.ops ?? []).entries()) {
      const fault = silence(rows, entry, op, n, sent?.ops ?? []);
      if (fault) faults.push(fault);
    }
    rows.take(entry);
  }
  return { clashes, faults };
}

/** Whether an op met another value than its author saw, and the entry says nothing of it. */
function silence(rows: Rows, entry: Entry, op: Op, n: number, ops: readonly Op[]): string | null {
  if ((op.op !== "set" && op.op !== "move") || op.was === undefined || op.clash === "void")
    return null;
  const row = rows.byId.get(op.id);
  const isFirst = ops.findIndex(({ id }) => id === op.id) === n;
  const isLeftAlone = entry.left_alone?.some(({ op: left }) => left === n) ?? false;
  if (!row || !isFirst || isLeftAlone) return null;
  const field = op.op === "set" ? op.field : "parent";
  const wanted = op.op === "set" ? op.value : op.parent;
  const current = row[field] ?? null;
  if (isSame(current, wanted) || isSame(current, op.was)) return null;
  const note = entry.clashes?.find((each) => each.id === op.id && each.field === field);
  const values = op.clash === "yield" ? [current, wanted] : [wanted, current];
  const isNoted = note && isSame(note.stands, values[0]) && isSame(note.other, values[1]);
  return isNoted
    ? null
    : `${field} of ${op.id} was overridden at ${entry.seq} without a note: ` +
        `${JSON.stringify(current)} met ${JSON.stringify(wanted)}, seen ${JSON.stringify(op.was)}`;
}

/** An absent flag is false. */
const isSame = (one: Json | undefined, other: Json | undefined): boolean =>
  JSON.stringify(one || null) === JSON.stringify(other || null);
