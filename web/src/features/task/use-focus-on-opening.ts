import { useEffect, useState } from "react";
import { desk } from "../../commands/desk.ts";

/**
 * Whether the panel takes the focus: when it was opened by key, by its address or from another
 * task's panel. Closing it gives the focus back to the task's card, if the panel had it.
 */
export function useFocusOnOpening(task: string): boolean {
  const [takesFocus] = useState(wasOpenedByKey);
  useEffect(
    () => () => {
      if (isNowhere() || isInPanel()) requestAnimationFrame(() => giveBack(task));
    },
    [task],
  );
  return takesFocus;
}

/** A glance takes no focus. The browser shows it on what keys reached, and not on what was pressed. */
const wasOpenedByKey = (): boolean =>
  !desk.get().isPeeking &&
  (isNowhere() || isInPanel() || document.activeElement?.matches(":focus-visible") === true);

const isNowhere = (): boolean =>
  document.activeElement === null || document.activeElement === document.body;

const isInPanel = (): boolean => document.activeElement?.closest("[data-task-panel]") != null;

/** Not where another task was opened meanwhile. */
function giveBack(task: string): void {
  if (desk.get().open !== null) return;
  const card = document.querySelector<HTMLElement>(`#board [data-task="${CSS.escape(task)}"]`);
  card?.focus({ preventScroll: true });
}
