/** When a value was set, by whom and from what. Pure. */
import type { Change, Entry } from "../../../model/entries.ts";
import type { Json } from "../../../model/generated.ts";

export interface ValueSet {
  readonly seq: number;
  readonly mutation: string;
  readonly actor: string;
  readonly at: number;
  readonly to: Json;
  /** Undefined where this device holds the entry without what was there before. */
  readonly from: Json | undefined;
  /** It came with the row. */
  readonly isFirst: boolean;
}

/** The newest first, as the entries are. */
export function setsOf(entries: readonly Entry[], row: string, field: string): readonly ValueSet[] {
  return entries.flatMap((entry) =>
    entry.changes.flatMap((change) => {
      if (change.id !== row) return [];
      const set = setIn(change, field);
      const { seq, mutation, actor, at } = entry;
      return set ? [{ seq, mutation, actor, at, ...set }] : [];
    }),
  );
}

function setIn(
  { here, after, before, text }: Change,
  field: string,
): Pick<ValueSet, "to" | "from" | "isFirst"> | null {
  if (text?.field === field) return { to: null, from: undefined, isFirst: false };
  if (here) {
    const to = here[field] ?? null;
    return to === null ? null : { to, from: null, isFirst: true };
  }
  if (!after || !(field in after)) return null;
  const to = after[field] ?? null;
  const from = before ? (before[field] ?? null) : undefined;
  return JSON.stringify(from) === JSON.stringify(to) ? null : { to, from, isFirst: false };
}
