/** One line of a column as it is drawn while something is carried. */
export interface Line {
  /** From the list's top, in px. */
  readonly start: number;
  readonly size: number;
  /** `slot`: where the carried would land. `carried`: still in the list, drawn with no height. */
  readonly is: "task" | "slot" | "carried";
}

/**
 * Where a carried card would land: its index among the tasks that stay.
 *
 * `y` is the pointer's distance from the list's top. Over the slot nothing changes, so that the
 * cards that made room don't call it back.
 */
export function dropIndex(lines: readonly Line[], y: number, now: number | null): number {
  let index = 0;
  for (const line of lines) {
    if (line.is === "slot" && now !== null && y >= line.start && y < line.start + line.size)
      return now;
    if (line.is !== "task") continue;
    if (y < line.start + line.size / 2) return index;
    index += 1;
  }
  return index;
}

export type At = "start" | "end" | { readonly after: string } | { readonly before: string };

/**
 * The place at an index among the tasks that are shown, said by a neighbour: under a filter the
 * carried stays with what it was put beside.
 */
export function placeAmong(staying: readonly string[], index: number): At {
  const before = staying[index - 1];
  if (before !== undefined) return { after: before };
  const after = staying[0];
  return after === undefined ? "end" : { before: after };
}

/** Whether putting the carried there would leave everything as it is. */
export function isSamePlace(
  ids: readonly string[],
  carried: readonly string[],
  index: number,
): boolean {
  const set = new Set(carried);
  const staying = ids.filter((id) => !set.has(id));
  const after = [...staying.slice(0, index), ...carried, ...staying.slice(index)];
  return after.length === ids.length && after.every((id, at) => id === ids[at]);
}

/** Who is carried when one card is lifted: the selection if it is part of it, in the board's order. */
export function carriedWith(
  lifted: string,
  selected: ReadonlySet<string>,
  inOrder: readonly string[],
): readonly string[] {
  if (!selected.has(lifted)) return [lifted];
  return inOrder.filter((id) => selected.has(id));
}
