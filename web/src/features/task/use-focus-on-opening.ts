import { useEffect, useState } from "react";

/**
 * Whether the panel takes the focus: when it was opened by key, or by its address. Closing it gives
 * the focus back to the task's card, if the panel had it.
 */
export function useFocusOnOpening(task: string): boolean {
  const [takesFocus] = useState(wasOpenedByKey);
  useEffect(
    () => () => {
      const active = document.activeElement;
      if (active === null || active === document.body || active.closest("[data-task-panel]"))
        requestAnimationFrame(() => cardOf(task)?.focus({ preventScroll: true }));
    },
    [task],
  );
  return takesFocus;
}

/** The browser shows the focus on what keys reached, and not on what was pressed. */
function wasOpenedByKey(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.matches(":focus-visible");
}

const cardOf = (task: string): HTMLElement | null =>
  document.querySelector(`#board [data-task="${CSS.escape(task)}"]`);
