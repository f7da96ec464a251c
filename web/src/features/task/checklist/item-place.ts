import type { At } from "../../../commands/actions/place.ts";

/** Where a step up or down leads an item to, among those that are drawn; null at the end of the way. */
export function stepPlace(ids: readonly string[], item: string, step: -1 | 1): At | null {
  const neighbour = ids[ids.indexOf(item) + step];
  if (neighbour === undefined || !ids.includes(item)) return null;
  return step < 0 ? { before: neighbour } : { after: neighbour };
}

/** Whether what is held at `y` falls above or below a box. */
export const edgeAt = (
  y: number,
  { top, height }: Pick<DOMRect, "top" | "height">,
): "before" | "after" => (y < top + height / 2 ? "before" : "after");
