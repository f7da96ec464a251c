import { glidesOf, movedAmong, type Glide, type Spot } from "./plan.ts";

export interface FlipOptions {
  readonly root: () => HTMLElement | null;
  /** How many rows the longest column has now. */
  readonly longestList: () => number;
  /** Whose move this was, if it was someone else's: their hue, for the ring. */
  readonly movedBy: (task: string) => string | null;
}

/**
 * Lets cards glide to their new place: told before and after a change of the page, it measures
 * both and animates the difference. Interruptible, since it measures what is seen.
 */
export class Flip {
  readonly #options: FlipOptions;
  #before: Map<string, Spot> | null = null;
  /** Where cards are seen that stand elsewhere in the page: what the pointer just put down. */
  #seenAt = new Map<string, Spot>();

  constructor(options: FlipOptions) {
    this.#options = options;
  }

  /** The next glide of these starts from here. */
  startFrom(tasks: readonly string[], spot: Spot): void {
    this.#seenAt = new Map(tasks.map((task) => [task, spot]));
  }

  /** Before the page changes; the first call of a commit counts. */
  before(): void {
    if (this.#before) return;
    const root = this.#options.root();
    if (root) this.#before = new Map([...spotsOf(root), ...this.#seenAt]);
  }

  /** After the page changed; the first call of a commit counts. */
  after(): void {
    const [root, before] = [this.#options.root(), this.#before];
    this.#before = null;
    this.#seenAt.clear();
    if (!root || !before || motionMs(root) === 0) return;
    const after = spotsOf(root);
    const moved = new Set(movedAmong(before, after));
    const glides = glidesOf(before, after, this.#options.longestList());
    for (const glide of glides ?? []) glideCard(root, glide, moved.has(glide.id));
    for (const task of moved) ring(root, task, this.#options.movedBy(task));
  }
}

const motionMs = (root: HTMLElement): number => {
  const token = getComputedStyle(root).getPropertyValue("--dur-move").trim();
  return Number.parseFloat(token) * (token.endsWith("ms") ? 1 : 1000) || 0;
};

const cardOf = (root: HTMLElement, id: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-task="${CSS.escape(id)}"]`);

/** Every card that is in the window now. */
function spotsOf(root: HTMLElement): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const list of root.querySelectorAll<HTMLElement>("[data-column]")) {
    const column = list.dataset["column"] ?? "";
    for (const card of list.querySelectorAll<HTMLElement>("[data-task]")) {
      const { left, top, bottom, height } = card.getBoundingClientRect();
      if (height > 0 && bottom > 0 && top < innerHeight)
        spots.set(card.dataset["task"] ?? "", { column, left, top });
    }
  }
  return spots;
}

function glideCard(root: HTMLElement, glide: Glide, isMoved: boolean): void {
  const card = cardOf(root, glide.id);
  if (!card) return;
  const style = getComputedStyle(root);
  const timing = {
    duration: motionMs(root),
    easing: style.getPropertyValue(isMoved ? "--ease-settle" : "--ease-out").trim(),
  };
  const frames = [{ transform: `translate(${glide.dx}px, ${glide.dy}px)` }, { transform: "none" }];
  if (glide.crosses) fly(card, frames, timing);
  else card.animate(frames, timing);
}

/** Columns cut off what leaves them, so a double crosses above them while the card waits unseen. */
function fly(card: HTMLElement, frames: Keyframe[], timing: KeyframeAnimationOptions): void {
  const { left, top, width, height } = card.getBoundingClientRect();
  const double = card.cloneNode(true) as HTMLElement;
  double.removeAttribute("data-task");
  double.setAttribute("aria-hidden", "true");
  double.inert = true;
  Object.assign(double.style, {
    position: "fixed",
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
    zIndex: "var(--z-drag)",
    pointerEvents: "none",
  });
  document.body.append(double);
  card.animate([{ opacity: 0 }, { opacity: 0 }], timing);
  const flight = double.animate(frames, timing);
  const land = () => double.remove();
  flight.addEventListener("finish", land);
  flight.addEventListener("cancel", land);
}

const RING_MS = 600;

/** Shows for a moment who else moved a card. */
function ring(root: HTMLElement, task: string, hue: string | null): void {
  const card = hue === null ? null : cardOf(root, task);
  if (!card || hue === null) return;
  const mark = document.createElement("span");
  mark.dataset["hue"] = hue;
  mark.className =
    "pointer-events-none absolute -inset-px rounded-md shadow-[0_0_0_2px_var(--hue-dot)]";
  card.append(mark);
  const fade = mark.animate([{ opacity: 1 }, { opacity: 0 }], {
    duration: RING_MS,
    easing: "ease-in",
  });
  fade.addEventListener("finish", () => mark.remove());
  fade.addEventListener("cancel", () => mark.remove());
}
