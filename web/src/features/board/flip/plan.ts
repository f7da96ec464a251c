/** What a column draws: where its cards stand in its list, in px. */
export interface Sight {
  readonly column: string;
  readonly list: () => HTMLElement | null;
  readonly cards: readonly { readonly id: string; readonly start: number; readonly size: number }[];
}

/** Where a card stands: in which column, and where in the window, in px. */
export interface Spot {
  readonly column: string;
  readonly left: number;
  readonly top: number;
}

export interface Glide {
  readonly id: string;
  /** From where it was, relative to where it is. */
  readonly dx: number;
  readonly dy: number;
  /** Between two columns it must be drawn above both. */
  readonly crosses: boolean;
}

/** Cards that may glide at once; more would not be followed by any eye. */
export const MOST_GLIDES = 40;
/** A longer list jumps: its cards come and go by virtualisation, not by moves. */
export const LONGEST_LIST = 200;

export const jumps = (longestList: number): boolean => longestList > LONGEST_LIST;

/**
 * Which cards glide after a change: those on screen before and after that stand elsewhere now.
 * Null where everything jumps.
 */
export function glidesOf(
  before: ReadonlyMap<string, Spot>,
  after: ReadonlyMap<string, Spot>,
): readonly Glide[] | null {
  const glides: Glide[] = [];
  for (const [id, spot] of after) {
    const was = before.get(id);
    if (was === undefined) continue;
    const [dx, dy] = [was.left - spot.left, was.top - spot.top];
    if (Math.abs(dx) < 1 && Math.abs(dy) < 1) continue;
    glides.push({ id, dx, dy, crosses: was.column !== spot.column });
  }
  return glides.length > MOST_GLIDES ? null : glides;
}

/**
 * Which cards were moved themselves, and not only pushed by others: those that came from another
 * column, and the fewest whose leaving explains a new order.
 */
export function movedAmong(
  before: ReadonlyMap<string, Spot>,
  after: ReadonlyMap<string, Spot>,
): readonly string[] {
  const moved: string[] = [];
  const columns = new Map<string, string[]>();
  for (const [id, spot] of after) {
    const was = before.get(id);
    if (was === undefined) continue;
    if (was.column !== spot.column) moved.push(id);
    else columns.set(spot.column, [...(columns.get(spot.column) ?? []), id]);
  }
  for (const ids of columns.values()) {
    const inOrder = ids.sort((a, b) => topOf(after, a) - topOf(after, b));
    const still = longestRise(inOrder.map((id) => topOf(before, id)));
    moved.push(...inOrder.filter((_, at) => !still.has(at)));
  }
  return moved;
}

const topOf = (spots: ReadonlyMap<string, Spot>, id: string): number => spots.get(id)?.top ?? 0;

/** The indexes of a longest rising run of values, not necessarily side by side. */
function longestRise(values: readonly number[]): ReadonlySet<number> {
  const best: { length: number; from: number }[] = [];
  for (const value of values) {
    let [length, from] = [1, -1];
    for (const [earlier, run] of best.entries()) {
      if ((values[earlier] ?? 0) < value && run.length >= length)
        [length, from] = [run.length + 1, earlier];
    }
    best.push({ length, from });
  }
  const longest = Math.max(0, ...best.map((run) => run.length));
  const rise = new Set<number>();
  for (let at = best.findIndex((run) => run.length === longest); at >= 0;) {
    rise.add(at);
    at = best[at]?.from ?? -1;
  }
  return rise;
}
