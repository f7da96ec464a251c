import { Glides, motionOf, type Motion } from "./glides.ts";
import { glidesOf, jumps, movedAmong, type Sight, type Spot } from "./plan.ts";
import { ring } from "./ring.ts";

export interface FlipOptions {
  readonly root: () => HTMLElement | null;
  /** How many rows the longest column has now. */
  readonly longestList: () => number;
  /** Whose move this was, if it was someone else's: their hue, for the ring. */
  readonly movedBy: (task: string) => string | null;
}

/**
 * Lets cards glide to their new place: each column tells before and after a change what it draws,
 * and the difference is animated once the last of them has told. A column knows where its cards
 * stand in it, so that only the lists are measured, and nothing where cards jump.
 */
export class Flip {
  readonly #options: FlipOptions;
  readonly #glides = new Glides();
  readonly #before = new Map<string, Spot>();
  readonly #after = new Map<string, Spot>();
  /** Where cards are seen that stand elsewhere in the page: what the pointer just put down. */
  #seenAt = new Map<string, Spot>();
  /** Columns that told before, and not yet after. */
  #awaited = 0;
  /** null: cards jump. */
  #motion: Motion | null = null;

  constructor(options: FlipOptions) {
    this.#options = options;
  }

  /** The next glide of these starts from here. */
  startFrom(tasks: readonly string[], spot: Spot): void {
    this.#seenAt = new Map(tasks.map((task) => [task, spot]));
  }

  /** Before the page changes; all columns of a commit tell before the first of them tells `after`. */
  before(sight: Sight): void {
    if (this.#awaited === 0) this.#begin();
    this.#awaited += 1;
    see(this.#before, sight, this.#motion !== null);
  }

  /** After the page changed. */
  after(sight: Sight): void {
    see(this.#after, sight, this.#motion !== null);
    this.#awaited -= 1;
    if (this.#awaited === 0) this.#settle();
  }

  #begin(): void {
    const root = this.#options.root();
    this.#motion = root === null || jumps(this.#options.longestList()) ? null : motionOf(root);
    this.#before.clear();
    this.#after.clear();
  }

  #settle(): void {
    const root = this.#options.root();
    for (const [task, spot] of this.#seenAt) this.#before.set(task, spot);
    this.#seenAt.clear();
    if (!root) return;
    const moved = new Set(movedAmong(this.#before, this.#after));
    if (this.#motion) {
      const glides = glidesOf(this.#before, this.#after) ?? [];
      this.#glides.start(root, glides, this.#motion, moved);
    }
    for (const task of moved) ring(root, task, this.#options.movedBy(task));
  }
}

/** Note where a column's cards are in the window, or only in their column where nothing will glide. */
function see(spots: Map<string, Spot>, { column, list, cards }: Sight, isMeasured: boolean): void {
  const { left, top } = (isMeasured ? list() : null)?.getBoundingClientRect() ?? {
    left: 0,
    top: 0,
  };
  for (const { id, start, size } of cards) {
    const spot = { column, left, top: top + start };
    const isInWindow = spot.top + size > 0 && spot.top < innerHeight;
    if (size > 0 && (isInWindow || !isMeasured)) spots.set(id, spot);
  }
}
