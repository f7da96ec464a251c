import type { BoardTools } from "../board-tools.tsx";
import type * as Mouse from "./mouse.ts";
import type { TouchOptions } from "./touch.ts";

// What carries cards comes after the first paint: nobody lifts a card before they see it.
let mouse: Promise<typeof Mouse> | undefined;
const loadMouse = () => (mouse ??= import("./mouse.ts"));
const loadTouch = () => import("./touch.ts");

/** Makes a card one that the mouse can lift, as soon as that has come, for who may move it; returns how to stop it. */
export function makeLiftable(
  card: HTMLElement,
  { mayMove, isTouched }: Pick<BoardTools, "mayMove" | "isTouched">,
): () => void {
  let stop: (() => void) | null = null;
  const follow = () => {
    stop?.();
    stop = mayMove.get()
      ? whenLoaded(loadMouse, ({ liftable }) => liftable(card, isTouched.get))
      : null;
  };
  const unlisten = mayMove.listen(follow);
  follow();
  return () => {
    unlisten();
    stop?.();
  };
}

/** Lets the mouse carry cards over the board; returns how to stop it. */
export const dragByMouse = (options: Mouse.MouseOptions): (() => void) =>
  whenLoaded(loadMouse, ({ mouseDrag }) => mouseDrag(options));

/** Lets fingers carry cards over the board; returns how to stop it. */
export const dragByTouch = (options: TouchOptions): (() => void) =>
  whenLoaded(loadTouch, ({ TouchDrag }) => {
    const drag = new TouchDrag(options);
    return () => drag.stop();
  });

function whenLoaded<Part>(
  load: () => Promise<Part>,
  begin: (part: Part) => () => void,
): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  void load().then((part) => {
    if (!isOver) stop = begin(part);
  });
  return () => {
    isOver = true;
    stop?.();
  };
}
