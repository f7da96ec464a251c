import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import type { Command, CommandContext } from "./command.ts";
import { DEFAULT_KEYMAP, keysOf, type Keymap } from "./keymap.ts";
import { commands, runCommand } from "./registry.ts";
import { useCommandContext } from "./run.ts";
import { useKeymap } from "./use-keymap.ts";

/** How long `g` waits for what follows. */
const SEQUENCE_MS = 800;

/** Binds every command's keys to the page for as long as a workspace is shown. */
export function useKeyboard(): void {
  const context = useCommandContext();
  const keymap = useKeymap();
  useEffect(() => bindKeys(window, context, keymap), [context, keymap]);
}

/** Keys pressed on `target` run commands; call what is returned to stop. */
export function bindKeys(
  target: Window | HTMLElement,
  context: CommandContext,
  keymap: Keymap = DEFAULT_KEYMAP,
): () => void {
  const prefix = new Prefix();
  const keys = [...new Set(commands.flatMap((command) => keysOf(command, keymap)))];
  // Of bindings that a key completes only the first is run, and `g h` is more than `h`.
  const longestFirst = keys.toSorted((a, b) => b.split(" ").length - a.split(" ").length);
  const bindings = longestFirst.map((key) => {
    const sharing = commands.filter((command) => keysOf(command, keymap).includes(key));
    const run = (event: KeyboardEvent): void => {
      if (prefix.takes(event) !== key.includes(" ")) return;
      if (runFirst(event, sharing, context)) event.preventDefault();
    };
    return [key.replace("mod+", "$mod+"), run] as const;
  });
  target.addEventListener("keydown", prefix.note, { capture: true });
  const unbind = tinykeys(target, Object.fromEntries(bindings), {
    timeout: SEQUENCE_MS,
    ignore: (event) => event.defaultPrevented || event.isComposing,
  });
  return () => {
    unbind();
    target.removeEventListener("keydown", prefix.note, { capture: true });
  };
}

/** Run the first of the commands that share a key and can be run. */
function runFirst(
  event: KeyboardEvent,
  sharing: readonly Command[],
  context: CommandContext,
): boolean {
  if (!isOurs(event, sharing)) return false;
  const able = event.repeat ? sharing.filter(({ repeats }) => repeats) : sharing;
  return able.some(({ id }) => runCommand(id, context));
}

/** While `g` waits, the next key is part of the sequence and of nothing else. */
class Prefix {
  #began = Number.NEGATIVE_INFINITY;
  #second: Event | null = null;

  readonly note = (event: Event): void => {
    if (!(event instanceof KeyboardEvent)) return;
    const isWaiting = event.timeStamp - this.#began < SEQUENCE_MS;
    const begins = !isWaiting && event.key === "g" && !event.ctrlKey && !event.metaKey;
    this.#second = isWaiting ? event : null;
    this.#began = begins ? event.timeStamp : Number.NEGATIVE_INFINITY;
  };

  /** Whether this key follows a `g`. */
  takes(event: KeyboardEvent): boolean {
    return this.#second === event;
  }
}

const TEXT_FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
/** Parts that know their own keys. */
const OWN_KEYS = "[role=menu], [role=listbox], [role=dialog], [role=radiogroup], [role=tablist]";
/** Beside the board: arrows and Space scroll it. */
const BESIDE = "[data-task-panel]";
/** By Enter and Space. */
const PRESSED = "button, a[href], summary, input";

/** Whether a key is for commands, and not for what has the focus. */
function isOurs(event: KeyboardEvent, sharing: readonly Command[]): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const isChord = event.ctrlKey || event.metaKey;
  if (target?.closest(TEXT_FIELDS)) return isChord && sharing.some((each) => each.whileTyping);
  if (target?.closest(OWN_KEYS)) return isChord;
  const scrolls = event.key.startsWith("Arrow") || event.key === " ";
  if (scrolls && target?.closest(BESIDE)) return false;
  return (event.key !== "Enter" && event.key !== " ") || !target?.closest(PRESSED);
}
