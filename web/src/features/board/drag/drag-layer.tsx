import { useEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { number } from "../../../strings/numbers.ts";
import { useStore } from "../store.ts";
import type { Carry, Drag } from "./drag.ts";

/** The carried card, following the pointer at 1:1. */
export function DragLayer({ drag }: { readonly drag: Drag }) {
  const carry = useStore(drag.state, (state) => state.carry);
  return (
    carry && createPortal(<Carried key={carry.lifted} drag={drag} carry={carry} />, document.body)
  );
}

function Carried({ drag, carry }: { readonly drag: Drag; readonly carry: Carry }) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    const double = doubleOf(carry);
    element.prepend(double);
    const follow = () => {
      const { x, y } = drag.point.get();
      element.style.transform = `translate(${x - carry.grip.x}px, ${y - carry.grip.y}px)`;
    };
    follow();
    const stop = drag.point.listen(follow);
    return () => {
      stop();
      double.remove();
    };
  }, [drag, carry]);
  return (
    <div
      ref={layer}
      aria-hidden
      className="pointer-events-none fixed top-0 left-0 z-(--z-drag) text-sm text-ink"
      style={{ width: carry.box.width, height: carry.box.height }}
    >
      {carry.tasks.length > 1 && (
        <span className="absolute -end-2 -top-2 grid h-5 min-w-5 place-items-center rounded-pebble bg-accent px-1 text-2xs font-strong text-on-accent tabular">
          {number(carry.tasks.length)}
        </span>
      )}
    </div>
  );
}

/** A copy of the card as it was drawn, lifted. */
function doubleOf({ card, box }: Carry): HTMLElement {
  const double = card.cloneNode(true) as HTMLElement;
  double.removeAttribute("data-task");
  double.classList.add("border-line-strong", "bg-overlay", "shadow-lifted", "rotate-[1.2deg]");
  double.classList.add("motion-reduce:rotate-0");
  double.style.height = `${box.height}px`;
  double.inert = true;
  return double;
}
