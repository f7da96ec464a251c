import { useMemo } from "react";
import { keymapIn, KEYMAP, type Keymap } from "./keymap.ts";
import { usePreference } from "./use-preference.ts";

/** The person's keys; the same object until they change them. */
export function useKeymap(): Keymap {
  const kept = usePreference(KEYMAP);
  return useMemo(() => keymapIn(kept), [kept]);
}
