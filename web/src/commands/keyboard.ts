import { useEffect } from "react";
import { tinykeys } from "tinykeys";
import type { Command, CommandContext } from "./command.ts";
import { commands, runCommand } from "./registry.ts";
import { useCommandContext } from "./run.ts";

/** How long `g` waits for what follows. */
const SEQUENCE_MS = 800;

/** Binds every command's keys to the page for as long as a workspace is shown. */
export function useKeyboard(): void {
  const context = useCommandContext();
  useEffect(() => bindKeys(window, context), [context]);
}

/** Keys pressed on `target` run commands; call what is returned to stop. */
export function bindKeys(target: Window | HTMLElement, context: CommandContext): () => void {
  const prefix = new Prefix();
  const keys = new Map<string, Command[]>();
  for (const command of commands)
    for (const key of command.keys ?? []) keys.set(key, [...(keys.get(key) ?? []), command]);
  const bindings = [...keys].map(([key, sharing]) => [
    withPlatformKey(key),
    (event: KeyboardEvent) => {
      const isSequence = key.includes(" ");
      if (prefix.takes(event, isSequence) || !isOurs(event, sharing)) return;
      if (sharing.some(({ id }) => runCommand(id, context))) event.preventDefault();
    },
  ]) as [string, (event: KeyboardEvent) => void][];
  const sequencesFirst = bindings.sort(
    ([a], [b]) => Number(b.includes(" ")) - Number(a.includes(" ")),
  );
  const stop = tinykeys(
    target,
    { ...Object.fromEntries(sequencesFirst), g: (event) => prefix.begin(event) },
    { timeout: SEQUENCE_MS, ignore: (event) => event.defaultPrevented || event.isComposing },
  );
  return stop;
}

/** While `g` waits, the next key is part of the sequence and of nothing else. */
class Prefix {
  #began = Number.NEGATIVE_INFINITY;
  #last: Event | null = null;

  begin(event: KeyboardEvent): void {
    this.#began = event.timeStamp;
    this.#last = event;
  }

  /** Whether a key is taken by the sequence. A sequence itself is not. */
  takes(event: KeyboardEvent, isSequence: boolean): boolean {
    if (this.#last === event) return true;
    const isWaiting = event.timeStamp - this.#began < SEQUENCE_MS;
    if (!isWaiting) return false;
    this.#began = Number.NEGATIVE_INFINITY;
    this.#last = event;
    return !isSequence;
  }
}

const withPlatformKey = (key: string): string => key.replace("mod+", "$mod+");

const TEXT_FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
/** Parts that know their own keys. */
const OWN_KEYS = "[role=menu], [role=listbox], [role=dialog], [role=radiogroup], [role=tablist]";
const PRESSED_BY_ENTER = "button, a[href], summary";

/** Whether a key is for commands, and not for what has the focus. */
function isOurs(event: KeyboardEvent, sharing: readonly Command[]): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const isChord = event.ctrlKey || event.metaKey;
  if (target?.closest(TEXT_FIELDS)) return isChord && sharing.some((each) => each.whileTyping);
  if (target?.closest(OWN_KEYS)) return isChord;
  return event.key !== "Enter" || !target?.closest(PRESSED_BY_ENTER);
}
