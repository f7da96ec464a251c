import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { Kbd } from "./kbd.tsx";

const WAIT_MS = 500;
const GAP_PX = 6;
const EDGE_PX = 8;

interface Tip {
  readonly text: string;
  readonly keys: string | undefined;
  readonly anchor: DOMRect;
}

/**
 * The only tooltip there is: mounted once, it serves every element with `data-tip` (and `data-tip-keys`).
 * One root a card would cost thirty times the render. The words repeat the control's own name,
 * so a screen reader is told nothing twice.
 */
export function TooltipRoot() {
  const [tip, setTip] = useState<Tip | null>(null);
  useEffect(() => watch(setTip), []);
  return tip === null ? null : createPortal(<Bubble tip={tip} />, document.body);
}

function Bubble({ tip }: { readonly tip: Tip }) {
  const bubble = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = bubble.current;
    if (!element) return;
    const { top, left } = place(tip.anchor, element.getBoundingClientRect(), window);
    element.style.top = `${top}px`;
    element.style.left = `${left}px`;
  }, [tip]);
  return (
    <div
      ref={bubble}
      role="presentation"
      data-tooltip
      className="pointer-events-none fixed z-(--z-tooltip) flex max-w-72 items-center gap-2 rounded-sm bg-bar px-2 py-1 text-xs text-on-bar shadow-popover forced:border"
    >
      {tip.text}
      {tip.keys !== undefined && <Kbd keys={tip.keys} onColour />}
    </div>
  );
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Below its anchor and centred on it, above where there is no room, always inside the window. */
export function place(
  anchor: DOMRect,
  bubble: Size,
  view: { readonly innerWidth: number; readonly innerHeight: number },
): { top: number; left: number } {
  const below = anchor.bottom + GAP_PX;
  const fits = below + bubble.height + EDGE_PX <= view.innerHeight;
  const middle = anchor.left + (anchor.width - bubble.width) / 2;
  return {
    top: fits ? below : anchor.top - GAP_PX - bubble.height,
    left: Math.max(EDGE_PX, Math.min(middle, view.innerWidth - bubble.width - EDGE_PX)),
  };
}

function tipOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null;
}

/** Whether its words stand in it, in full: a place in the rail and a name cut short need the tooltip, others don't. */
function saysItself(element: HTMLElement): boolean {
  const words = element.querySelector<HTMLElement>("[data-tip-words]");
  return words !== null && words.clientWidth > 1 && words.scrollWidth <= words.clientWidth;
}

/** Shows after a rest of the pointer or at once on focus by key; goes on leave, press, scroll and Esc. */
function watch(show: (tip: Tip | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    show(null);
  };
  const reveal = (element: HTMLElement) => {
    const { tip: text, tipKeys: keys } = element.dataset;
    if (text && element.isConnected && !saysItself(element))
      show({ text, keys, anchor: element.getBoundingClientRect() });
  };
  const over = (event: PointerEvent) => {
    hide();
    const element = tipOf(event.target);
    if (element && event.pointerType !== "touch")
      timer = setTimeout(() => reveal(element), WAIT_MS);
  };
  const focus = (event: FocusEvent) => {
    const element = tipOf(event.target);
    if (element?.matches(":focus-visible")) reveal(element);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") hide();
  };
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener("pointerover", over, { signal });
  document.addEventListener("pointerdown", hide, { signal, capture: true });
  document.addEventListener("focusin", focus, { signal });
  document.addEventListener("focusout", hide, { signal });
  document.addEventListener("keydown", key, { signal, capture: true });
  document.addEventListener("scroll", hide, { signal, capture: true, passive: true });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}
