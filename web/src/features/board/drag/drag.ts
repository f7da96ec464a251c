import { Store } from "../store.ts";
import { dropIndex, type Line } from "./drop-place.ts";
import { edgeStep } from "./edge-scroll.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the carried would land: an index among the tasks that stay in the column. */
interface Over {
  readonly column: string;
  readonly index: number;
}

export interface Carry {
  readonly tasks: readonly string[];
  /** The card that was taken hold of. */
  readonly lifted: string;
  /** The lifted card's own element, to be drawn under the pointer. */
  readonly card: HTMLElement;
  readonly box: { readonly width: number; readonly height: number };
  /** Where in the card the pointer holds it. */
  readonly grip: Point;
}

export interface DragState {
  readonly carry: Carry | null;
  readonly over: Over | null;
}

/** What a column tells about itself while something is carried over it. */
export interface DragColumn {
  readonly id: string;
  readonly element: HTMLElement;
  readonly scroller: HTMLElement;
  readonly list: HTMLElement;
  /** What it shows, carried or not. */
  readonly ids: () => readonly string[];
  /** The lines in sight, and how many staying tasks come before them. */
  readonly lines: () => { readonly lines: readonly Line[]; readonly before: number };
}

const RESTING: DragState = { carry: null, over: null };

/**
 * One drag, whatever carries it: the mouse's and the finger's adapters tell it where the pointer
 * is, it finds the place, scrolls near the edges and says what was dropped where.
 */
export class Drag {
  readonly state = new Store<DragState>(RESTING);
  readonly point = new Store<Point>({ x: 0, y: 0 });
  readonly #columns = new Map<string, DragColumn>();
  readonly #board: () => HTMLElement | null;
  #frame = 0;
  /** When the pointer was last away from the board's sides, or turned a page there. */
  #awaySince = 0;

  constructor(board: () => HTMLElement | null) {
    this.#board = board;
  }

  /** A column joins, until what is returned is called. */
  join(column: DragColumn): () => void {
    this.#columns.set(column.id, column);
    return () => {
      if (this.#columns.get(column.id) === column) this.#columns.delete(column.id);
    };
  }

  /** The tasks that a column shows. */
  idsOf(column: string): readonly string[] {
    return this.#columns.get(column)?.ids() ?? [];
  }

  lift(carry: Carry, point: Point): void {
    this.point.set(point);
    this.state.set({ carry, over: null });
    this.#seek();
    this.#frame = requestAnimationFrame(this.#scroll);
  }

  move(point: Point): void {
    if (this.state.get().carry === null) return;
    this.point.set(point);
    this.#seek();
  }

  /** Put back, or put down where `over` says. */
  end(): DragState {
    const ended = this.state.get();
    cancelAnimationFrame(this.#frame);
    this.state.set(RESTING);
    return ended;
  }

  #seek(): void {
    const { carry, over } = this.state.get();
    const column = this.#columnAt(this.point.get());
    if (!carry || !column) return;
    const { lines, before } = column.lines();
    const now = over?.column === column.id ? over.index - before : null;
    const y = this.point.get().y - column.list.getBoundingClientRect().top;
    const index = before + dropIndex(lines, y, now);
    if (over?.column === column.id && over.index === index) return;
    this.state.set({ carry, over: { column: column.id, index } });
  }

  /** The column under the pointer; above and below it count too. */
  #columnAt({ x }: Point): DragColumn | undefined {
    for (const column of this.#columns.values()) {
      const { left, right } = column.element.getBoundingClientRect();
      if (x >= left && x < right) return column;
    }
    return undefined;
  }

  readonly #scroll = (now: number): void => {
    const { x, y } = this.point.get();
    const board = this.#board();
    const column = this.#columnAt({ x, y });
    const across = board ? stepOf(board, x, "x") : 0;
    const down = column ? stepOf(column.scroller, y, "y") : 0;
    if (board && column && fills(column.element, board)) this.#turn(board, across, now);
    else if (board && across !== 0) board.scrollLeft += across;
    if (column && down !== 0) column.scroller.scrollTop += down;
    if (across !== 0 || down !== 0) this.#seek();
    this.#frame = requestAnimationFrame(this.#scroll);
  };

  /** Where one column fills the screen, resting at its side leads to the next. */
  #turn(board: HTMLElement, across: number, now: number): void {
    if (across !== 0 && now - this.#awaySince < TURN_MS) return;
    if (across !== 0)
      board.scrollBy({ left: Math.sign(across) * board.clientWidth, behavior: "smooth" });
    this.#awaySince = now;
  }
}

const TURN_MS = 600;

const fills = (column: HTMLElement, board: HTMLElement): boolean =>
  column.clientWidth > board.clientWidth * 0.8;

function stepOf(element: HTMLElement, pointer: number, axis: "x" | "y"): number {
  const box = element.getBoundingClientRect();
  return axis === "x"
    ? edgeStep(pointer, box.left, box.right)
    : edgeStep(pointer, box.top, box.bottom);
}
