/** Where something stands in the window, in px. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

export interface Glide {
  readonly id: string;
  /** From where it was, relative to where it is. */
  readonly dx: number;
  readonly dy: number;
}

/** Cards that may glide at once; more would not be followed by any eye. */
export const MOST_GLIDES = 40;
/** A longer list jumps: its cards come and go by virtualisation, not by moves. */
export const LONGEST_LIST = 200;

/**
 * Which cards glide after a change: those on screen before and after that stand elsewhere now.
 * Null where everything jumps.
 */
export function glidesOf(
  before: ReadonlyMap<string, Spot>,
  after: ReadonlyMap<string, Spot>,
  longestList: number,
): readonly Glide[] | null {
  if (longestList > LONGEST_LIST) return null;
  const glides: Glide[] = [];
  for (const [id, spot] of after) {
    const was = before.get(id);
    if (was === undefined) continue;
    const [dx, dy] = [was.left - spot.left, was.top - spot.top];
    if (Math.abs(dx) < 1 && Math.abs(dy) < 1) continue;
    glides.push({ id, dx, dy });
  }
  return glides.length > MOST_GLIDES ? null : glides;
}
