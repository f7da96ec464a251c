import { useEffect } from "react";
import { desk } from "../../commands/desk.ts";
import { useRun } from "../../commands/run.ts";
import { pointAnchor } from "../../ui/anchor.ts";
import { askMenu } from "./asked/ask.ts";
import type { BoardTools } from "./board-tools.tsx";

/** Presses on cards, listened to once for the whole board. */
export function useBoardPointer({ root }: BoardTools, open: (task: string) => void): void {
  const run = useRun();
  useEffect(() => {
    const element = root.get();
    if (!element) return undefined;
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener("click", (event) => pressed(event, { open, run }), { signal });
    element.addEventListener("contextmenu", asked, { signal });
    element.addEventListener("focusin", focused, { signal });
    return () => stop.abort();
  }, [root, open, run]);
}

function taskAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element) || target.closest("button, a, input, textarea"))
    return undefined;
  return target.closest<HTMLElement>("[data-task]")?.dataset["task"];
}

interface Acts {
  readonly open: (task: string) => void;
  readonly run: (command: string) => void;
}

/**
 * A press opens; with Ctrl or ⌘ it selects, with Shift all from where the selection was begun.
 * Fingers have no such keys: once something is selected, they select.
 */
function pressed(event: MouseEvent, { open, run }: Acts): void {
  const task = taskAt(event.target);
  if (task === undefined) return;
  desk.set({ focus: task });
  if (event.shiftKey) run("select.range");
  else if (event.metaKey || event.ctrlKey || isSelectingByFinger(event)) run("select.toggle");
  else open(task);
}

const isSelectingByFinger = (event: MouseEvent): boolean =>
  event instanceof PointerEvent && event.pointerType === "touch" && desk.get().selected.size > 0;

function asked(event: MouseEvent): void {
  const task = taskAt(event.target);
  if (task === undefined || event.defaultPrevented) return;
  event.preventDefault();
  askMenu(task, pointAnchor(event.clientX, event.clientY));
}

/** Tab and clicks bring the focus; the desk follows, so that keys act on what is seen to have it. */
function focused(event: FocusEvent): void {
  const task = event.target instanceof HTMLElement ? event.target.dataset["task"] : undefined;
  if (task !== undefined && desk.get().focus !== task) desk.set({ focus: task });
}
