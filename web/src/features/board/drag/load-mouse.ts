import type { BoardTools } from "../board-tools.tsx";
import type * as Mouse from "./mouse.ts";

// Drag by mouse comes after the first paint: nobody lifts a card before they see it.
let loading: Promise<typeof Mouse> | undefined;
const loadMouse = () => (loading ??= import("./mouse.ts"));

/** Makes a card one that the mouse can lift, as soon as that has come, for who may move it; returns how to stop it. */
export function makeLiftable(
  card: HTMLElement,
  { mayMove, isTouched }: Pick<BoardTools, "mayMove" | "isTouched">,
): () => void {
  let stop: (() => void) | null = null;
  const follow = () => {
    stop?.();
    stop = mayMove.get() ? whenLoaded(({ liftable }) => liftable(card, isTouched.get)) : null;
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
  whenLoaded(({ mouseDrag }) => mouseDrag(options));

function whenLoaded(begin: (mouse: typeof Mouse) => () => void): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  void loadMouse().then((mouse) => {
    if (!isOver) stop = begin(mouse);
  });
  return () => {
    isOver = true;
    stop?.();
  };
}
