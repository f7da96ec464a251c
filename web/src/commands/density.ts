/** How dense cards are: as the person chose, on all their devices. */
import type { Replica } from "../replica/replica.ts";
import { setPreference } from "./actions/preference.ts";
import { desk, useDesk, type Density } from "./desk.ts";
import { usePreference } from "./use-preference.ts";

const DENSITY = "density";

/** Null: as each board suggests. What the device remembers counts until the person's own rows are here. */
export function useChosenDensity(): Density | null {
  const kept = usePreference(DENSITY);
  const onDevice = useDesk((state) => state.density);
  return kept === "comfortable" || kept === "compact" ? kept : onDevice;
}

export function chooseDensity(replica: Replica, density: Density): void {
  desk.set({ density });
  setPreference(replica, DENSITY, density);
}
