import type { Density } from "../../ui/card.tsx";

/** From so many cards in one column, the board is compact unless the person says otherwise. */
export const CROWDED = 30;

export function densityFor(chosen: Density | null, fullestColumn: number): Density {
  return chosen ?? (fullestColumn >= CROWDED ? "compact" : "comfortable");
}
