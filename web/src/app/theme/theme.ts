/** What a person chose: `system` follows the device. */
export type Theme = "system" | "light" | "dark";

/** Also read by public/theme.js before the first paint. */
const KEY = "cairn.theme";

export function readTheme(storage: Pick<Storage, "getItem">): Theme {
  const kept = storage.getItem(KEY);
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Shows the theme at once and keeps it for the next visit. */
export function applyTheme(
  theme: Theme,
  root: HTMLElement,
  storage: Pick<Storage, "setItem" | "removeItem">,
): void {
  if (theme === "system") {
    delete root.dataset["theme"];
    storage.removeItem(KEY);
    return;
  }
  root.dataset["theme"] = theme;
  storage.setItem(KEY, theme);
}
