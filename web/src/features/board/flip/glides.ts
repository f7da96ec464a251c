import type { Glide } from "./plan.ts";

/** The theme's timing of moves. */
export interface Motion {
  readonly duration: number;
  /** For what was moved, and for what made room. */
  readonly easing: { readonly moved: string; readonly pushed: string };
}

/** null under reduced motion. */
export function motionOf(root: HTMLElement): Motion | null {
  const style = getComputedStyle(root);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const time = token("--dur-move");
  const duration = Number.parseFloat(time) * (time.endsWith("ms") ? 1 : 1000);
  if (!(duration > 0)) return null;
  return { duration, easing: { moved: token("--ease-settle"), pushed: token("--ease-out") } };
}

/** How far something is drawn from where it stands, in px. */
interface Offset {
  readonly dx: number;
  readonly dy: number;
}

interface Running extends Offset {
  readonly animation: Animation;
}

interface Path extends Offset {
  readonly card: HTMLElement;
  /** Where it stands in the window, for one that flies. */
  readonly box: DOMRect | null;
}

/** The cards that are on their way. */
export class Glides {
  readonly #running = new Map<string, Running>();

  /** Let cards glide; one that is still on its way goes on from where it is seen. */
  start(
    root: HTMLElement,
    glides: readonly Glide[],
    motion: Motion,
    moved: ReadonlySet<string>,
  ): void {
    const cards = cardsOf(root);
    // All are measured before the first is touched: else the page would be laid out for each.
    const paths = glides.map((glide) => pathOf(glide, cards.get(glide.id), this.#restOf(glide.id)));
    for (const [at, { id }] of glides.entries()) {
      const path = paths[at];
      if (!path) continue;
      this.#running.get(id)?.animation.cancel();
      const easing = motion.easing[moved.has(id) ? "moved" : "pushed"];
      this.#run(id, path, animate(path, { duration: motion.duration, easing }));
    }
  }

  #run(id: string, { dx, dy }: Path, animation: Animation): void {
    const running = { animation, dx, dy };
    this.#running.set(id, running);
    const over = () => {
      if (this.#running.get(id) === running) this.#running.delete(id);
    };
    animation.addEventListener("finish", over);
    animation.addEventListener("cancel", over);
  }

  /** What is left of the way of one that still glides. */
  #restOf(id: string): Offset {
    const running = this.#running.get(id);
    const rest = 1 - (running?.animation.effect?.getComputedTiming().progress ?? 1);
    return { dx: (running?.dx ?? 0) * rest, dy: (running?.dy ?? 0) * rest };
  }
}

function cardsOf(root: HTMLElement): ReadonlyMap<string, HTMLElement> {
  const cards = root.querySelectorAll<HTMLElement>("[data-task]");
  return new Map(Array.from(cards, (card) => [card.dataset["task"] ?? "", card]));
}

function pathOf(glide: Glide, card: HTMLElement | undefined, rest: Offset): Path | null {
  if (!card) return null;
  const box = glide.crosses ? card.getBoundingClientRect() : null;
  return { card, box, dx: glide.dx + rest.dx, dy: glide.dy + rest.dy };
}

function animate({ card, box, dx, dy }: Path, timing: KeyframeAnimationOptions): Animation {
  const frames = [{ transform: `translate(${dx}px, ${dy}px)` }, { transform: "none" }];
  return box ? fly(card, box, frames, timing) : card.animate(frames, timing);
}

/** Columns cut off what leaves them, so a double crosses above them while the card waits unseen. */
function fly(
  card: HTMLElement,
  { left, top, width, height }: DOMRect,
  frames: Keyframe[],
  timing: KeyframeAnimationOptions,
): Animation {
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
  const hidden = card.animate([{ opacity: 0 }, { opacity: 0 }], timing);
  const flight = double.animate(frames, timing);
  const land = () => {
    hidden.cancel();
    double.remove();
  };
  flight.addEventListener("finish", land);
  flight.addEventListener("cancel", land);
  return flight;
}
