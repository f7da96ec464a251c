/** Which keys run which command for a person: the registry's, but for what they changed. Pure. */
import type { Json } from "../model/generated.ts";
import type { Command } from "./command.ts";

export interface Keymap {
  /** Keys without Ctrl, ⌘ or Alt do nothing: for who speaks to their computer, or types by accident. */
  readonly isSingleOff: boolean;
  /** By a command's id; an empty list has no key. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
}

export const DEFAULT_KEYMAP: Keymap = { isSingleOff: false, changed: {} };

/** The name that a person keeps it under. */
export const KEYMAP = "keys";

/** What is kept as a preference; whatever can't be read is as the registry says. */
export function keymapIn(value: Json): Keymap {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return DEFAULT_KEYMAP;
  const { isSingleOff, changed } = value as Partial<Record<keyof Keymap, Json>>;
  return { isSingleOff: isSingleOff === true, changed: changesIn(changed ?? null) };
}

function changesIn(value: Json): Keymap["changed"] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, keys]) =>
      Array.isArray(keys)
        ? [[id, (keys as readonly Json[]).filter((key) => typeof key === "string")]]
        : [],
    ),
  );
}

/** The keys that run a command. */
export function keysOf(command: Command, keymap: Keymap): readonly string[] {
  const keys = keymap.changed[command.id] ?? command.keys ?? [];
  return keymap.isSingleOff ? keys.filter((key) => !isSingle(key)) : keys;
}

/** A sign alone, with Shift, or after another; named keys such as Enter and arrows are no signs. */
export const isSingle = (key: string): boolean =>
  key.split(" ").some((part) => /^(?:\[Shift\]\+|Shift\+)?\S$/u.test(part));

/** With other keys for a command; null: the registry's. */
export function withKeys(keymap: Keymap, id: string, keys: readonly string[] | null): Keymap {
  const others = Object.entries(keymap.changed).filter(([each]) => each !== id);
  const own = keys === null ? [] : [[id, keys] as const];
  return { ...keymap, changed: Object.fromEntries([...others, ...own]) };
}

/** Commands that a key would run besides this one, where both can be run. */
export function sharing(
  commands: readonly Command[],
  command: Command,
  key: string,
  keymap: Keymap,
): readonly Command[] {
  return commands.filter(
    (other) =>
      other.id !== command.id &&
      meet(placeOf(other), placeOf(command)) &&
      keysOf(other, keymap).includes(key),
  );
}

/** Where the commands of a group can be run; those of "anywhere" meet all others. */
function placeOf({ group }: Command): "anywhere" | "board" | "move" | "inbox" | "work" {
  if (group === "move" || group === "inbox" || group === "work") return group;
  return group === "go" || group === "app" ? "anywhere" : "board";
}

const meet = (a: ReturnType<typeof placeOf>, b: ReturnType<typeof placeOf>): boolean =>
  a === b || a === "anywhere" || b === "anywhere";

/** The key as the registry writes it; null while only Ctrl, Shift and the like are down. */
export function keyPressed(event: {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}): string | null {
  const { key } = event;
  if (["Control", "Meta", "Alt", "AltGraph", "Shift", "Dead", "Process"].includes(key)) return null;
  const isLetter = key.toLowerCase() !== key.toUpperCase() && key.length === 1;
  const shift = isLetter || key.length > 1 ? "Shift+" : "[Shift]+"; // signs need it on some keyboards
  const chord = (event.ctrlKey || event.metaKey ? "mod+" : "") + (event.altKey ? "Alt+" : "");
  const name = key === " " ? "Space" : isLetter ? key.toLowerCase() : key;
  return chord + (event.shiftKey ? shift : "") + name;
}
