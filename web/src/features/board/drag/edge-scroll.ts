/** How near an edge the pointer starts to scroll, and how fast it is at the edge itself. */
const REACH_PX = 56;
const FASTEST_PX_A_FRAME = 18;

/** How far to scroll this frame, along one axis: negative towards the start, 0 away from the edges. */
export function edgeStep(pointer: number, start: number, end: number): number {
  const reach = Math.min(REACH_PX, (end - start) / 4);
  if (pointer < start + reach) return -speed(start + reach - pointer, reach);
  if (pointer > end - reach) return speed(pointer - (end - reach), reach);
  return 0;
}

/** Gentle at first, so that a card can be put down near an edge. */
const speed = (depth: number, reach: number): number =>
  Math.ceil(FASTEST_PX_A_FRAME * Math.min(1, depth / reach) ** 2);
