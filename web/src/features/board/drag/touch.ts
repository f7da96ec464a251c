import type { Carry, Drag, DragState, Point } from "./drag.ts";

/** How long a finger rests before the card lifts, and how far it may tremble meanwhile. */
const REST_MS = 350;
const TREMBLE_PX = 8;

export interface TouchOptions {
  readonly board: HTMLElement;
  readonly drag: Drag;
  readonly carryOf: (card: HTMLElement, point: Point) => Carry | null;
  readonly onDrop: (state: DragState) => void;
  /** A finger came to the board, or the last one left it. */
  readonly onTouch: (isTouched: boolean) => void;
  /** A card was lifted and put down without being carried anywhere. */
  readonly onHold: (card: HTMLElement) => void;
}

interface Press {
  readonly card: HTMLElement;
  readonly from: Point;
  readonly timer: ReturnType<typeof setTimeout>;
}

/**
 * A long press lifts a card. Browsers drag by mouse only, so this follows the touches themselves:
 * only they can keep the page from scrolling once a card is in hand.
 */
export class TouchDrag {
  readonly #options: TouchOptions;
  readonly #stop = new AbortController();
  #press: Press | null = null;
  #isTouched = false;
  #hasMoved = false;

  constructor(options: TouchOptions) {
    this.#options = options;
    const { board } = options;
    const { signal } = this.#stop;
    board.addEventListener("touchstart", (event) => this.#start(event), { signal, passive: true });
    board.addEventListener("touchmove", (event) => this.#move(event), { signal, passive: false });
    board.addEventListener("touchend", (event) => this.#end(event), { signal, passive: false });
    board.addEventListener("touchcancel", () => this.#cancel(), { signal, passive: true });
    board.addEventListener("contextmenu", (event) => this.#isTouched && event.preventDefault(), {
      signal,
      capture: true, // a long press is ours: no menu of the browser's, none of the board's
    });
  }

  stop(): void {
    this.#cancel();
    this.#stop.abort();
  }

  #start(event: TouchEvent): void {
    this.#setTouched(true);
    const [touch] = event.touches;
    const card =
      event.target instanceof Element && event.target.closest<HTMLElement>("[data-task]");
    if (event.touches.length > 1 || !touch || !card || isTyping(event.target)) {
      this.#cancel();
      return;
    }
    const from = pointOf(touch);
    this.#press = { card, from, timer: setTimeout(() => this.#lift(card, from), REST_MS) };
  }

  #lift(card: HTMLElement, from: Point): void {
    const carry = this.#options.carryOf(card, from);
    if (!carry) return;
    this.#hasMoved = false;
    if ("vibrate" in navigator) navigator.vibrate(10); // not on iOS
    this.#options.drag.lift(carry, from);
  }

  #move(event: TouchEvent): void {
    const [touch] = event.touches;
    if (!touch || !this.#press) return;
    const point = pointOf(touch);
    const isFar = distance(point, this.#press.from) > TREMBLE_PX;
    if (this.#isCarrying) {
      event.preventDefault(); // the page stays still under what is carried
      this.#hasMoved ||= isFar;
      this.#options.drag.move(point);
    } else if (isFar) this.#letGo(); // it scrolls
  }

  #end(event: TouchEvent): void {
    const press = this.#press;
    this.#setTouched(event.touches.length > 0);
    this.#letGo();
    if (!press || !this.#isCarrying) return;
    event.preventDefault(); // no click follows
    const ended = this.#options.drag.end();
    if (this.#hasMoved) this.#options.onDrop(ended);
    else this.#options.onHold(press.card);
  }

  #cancel(): void {
    this.#letGo();
    this.#setTouched(false);
    if (this.#isCarrying) this.#options.drag.end();
  }

  #setTouched(isTouched: boolean): void {
    this.#isTouched = isTouched;
    this.#options.onTouch(isTouched);
  }

  #letGo(): void {
    if (this.#press) clearTimeout(this.#press.timer);
    this.#press = null;
  }

  get #isCarrying(): boolean {
    return this.#options.drag.state.get().carry !== null;
  }
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof Element && target.closest("input, textarea") !== null;

const pointOf = ({ clientX, clientY }: Touch): Point => ({ x: clientX, y: clientY });

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
