/** Entries as a person looks at them: what was done as one is one act, by day. Pure. */
import type { Entry } from "../../model/entries.ts";
import { localDay } from "../../strings/dates.ts";
import type { Day } from "../../strings/day.ts";

/** What one person did as one: a mutation, or all that a batch tied together. */
export interface Act {
  /** Of its newest entry. */
  readonly seq: number;
  readonly actor: string;
  /** When it ended, in ms. */
  readonly at: number;
  readonly batch: string | undefined;
  /** Newest first. */
  readonly entries: readonly Entry[];
}

export interface DayOfActs {
  readonly day: Day;
  readonly acts: readonly Act[];
}

/** Entries of a batch lie together but for what others did in between; the newest first, as given. */
export function actsOf(entries: readonly Entry[]): readonly Act[] {
  const acts = new Map<string, Act>();
  for (const entry of entries) {
    const { seq, actor, at, batch } = entry;
    const key = batch === undefined ? entry.mutation : `${actor} ${batch}`;
    const known = acts.get(key);
    acts.set(
      key,
      known
        ? { ...known, entries: [...known.entries, entry] }
        : { seq, actor, at, batch, entries: [entry] },
    );
  }
  return [...acts.values()];
}

export function byDay(acts: readonly Act[]): readonly DayOfActs[] {
  const days = new Map<Day, Act[]>();
  for (const act of acts) {
    const day = localDay(new Date(act.at));
    days.set(day, [...(days.get(day) ?? []), act]);
  }
  return [...days].map(([day, of]) => ({ day, acts: of }));
}

/** All that the act did, as one entry: of many entries the newest gives who, when and how. */
export function asEntry({ entries }: Act): Entry | undefined {
  const [newest] = entries;
  return newest && { ...newest, changes: entries.flatMap(({ changes }) => changes) };
}
