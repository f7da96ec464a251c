import { useEffect, useState } from "react";
import { desk, useDesk } from "../../../commands/desk.ts";
import { valueAt, type AskedValue } from "./asked-value.ts";

/** What was asked for by Alt and a click, by a long press in the panel, or by key. */
export function useAskedValue(): readonly [AskedValue | null, boolean, () => void] {
  const [asked, setAsked] = useState<AskedValue | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const byKey = useDesk((state) => state.asked?.part === "value");
  useEffect(() => {
    const show = (target: EventTarget | null): boolean => {
      const found = target instanceof Element ? valueAt(target) : null;
      if (!found) return false;
      setAsked(found);
      setIsOpen(true);
      return true;
    };
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    const clicked = (event: MouseEvent) => {
      if (event.altKey && show(event.target)) swallow(event);
    };
    // A long press: cards answer it by being lifted, so it asks only for what stands outside them.
    const pressed = (event: PointerEvent | MouseEvent) => {
      const isTouch = "pointerType" in event && event.pointerType === "touch";
      const isOnCard = event.target instanceof Element && event.target.closest("article") !== null;
      if (isTouch && !isOnCard && show(event.target)) swallow(event);
    };
    window.addEventListener("click", clicked, options);
    window.addEventListener("contextmenu", pressed, options);
    if (byKey) {
      desk.set({ asked: null });
      show(focused());
    }
    return () => stop.abort();
  }, [byKey]);
  return [asked, isOpen, () => setIsOpen(false)];
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

/** The control that has the focus, else the task that keys act on. */
function focused(): Element | null {
  const active = document.activeElement;
  if (active && valueAt(active)) return active;
  const { focus, open } = desk.get();
  return document.querySelector(`[data-task="${CSS.escape(open ?? focus ?? "")}"]`);
}
