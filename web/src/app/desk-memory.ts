import type { Density, Desk } from "../commands/desk.ts";
import { applyTheme, readTheme } from "./theme/theme.ts";

const DENSITY_KEY = "cairn.density";

type Memory = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Lets the desk begin with the theme and density that were chosen on this device, and keeps what is chosen from now on. */
export function rememberDesk(desk: Desk, root: HTMLElement, memory: Memory): () => void {
  desk.set({ theme: readTheme(memory), density: readDensity(memory) });
  let kept = desk.get();
  return desk.listen(() => {
    const now = desk.get();
    if (now.theme !== kept.theme) applyTheme(now.theme, root, memory);
    if (now.density !== kept.density && now.density) memory.setItem(DENSITY_KEY, now.density);
    kept = now;
  });
}

function readDensity(memory: Memory): Density | null {
  const kept = memory.getItem(DENSITY_KEY);
  return kept === "comfortable" || kept === "compact" ? kept : null;
}

/** This device's storage; where it is barred, one that lasts as long as the page. */
export function deviceMemory(): Memory {
  try {
    localStorage.getItem(DENSITY_KEY);
    return localStorage;
  } catch {
    const kept = new Map<string, string>();
    return {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      removeItem: (key) => void kept.delete(key),
    };
  }
}
