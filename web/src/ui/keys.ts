/** A chord as the registry writes it: `mod+k`, `shift+a`, `g i` (one after the other), `Enter`. */
export type Keys = string;

const SIGNS: Readonly<Record<string, string>> = {
  shift: "⇧",
  enter: "↵",
  escape: "Esc",
  backspace: "⌫",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
};

/** Whether `mod` is ⌘ here. */
export const isApple = (platform: string): boolean => /mac|iphone|ipad/i.test(platform);

/** `[Shift]+?`: a key that some keyboards need Shift for; the cap says it without. */
const OPTIONAL = /\[\w+\]\+/g;

/** The caps to draw, one a key: `mod+k` is ⌘ K on a Mac and Ctrl K elsewhere. */
export function keyCaps(keys: Keys, apple: boolean): string[] {
  return keys
    .replace(OPTIONAL, "")
    .split(/[ +]/)
    .filter(Boolean)
    .map((key) => cap(key, apple));
}

function cap(key: string, apple: boolean): string {
  const name = key.toLowerCase();
  if (name === "mod") return apple ? "⌘" : "Ctrl";
  if (name === "alt") return apple ? "⌥" : "Alt";
  return SIGNS[name] ?? (key.length === 1 ? key.toUpperCase() : key);
}

/** The same chord for `aria-keyshortcuts`; a sequence has no such form and stays unsaid. */
export function ariaKeys(keys: Keys | undefined, apple: boolean): string | undefined {
  if (keys === undefined || keys.includes(" ")) return undefined;
  return keys
    .replace(OPTIONAL, "")
    .split("+")
    .map((key) => (key === "mod" ? (apple ? "Meta" : "Control") : key === "shift" ? "Shift" : key))
    .join("+");
}

export const onApple = isApple(navigator.platform);
