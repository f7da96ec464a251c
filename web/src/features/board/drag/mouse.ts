import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { disableNativeDragPreview } from "@atlaskit/pragmatic-drag-and-drop/utils/disable-native-drag-preview";
import type { Carry, Drag, DragState, Point } from "./drag.ts";

export interface MouseOptions {
  readonly board: HTMLElement;
  readonly drag: Drag;
  readonly carryOf: (card: HTMLElement, point: Point) => Carry | null;
  readonly onDrop: (state: DragState) => void;
}

interface Pointer {
  readonly clientX: number;
  readonly clientY: number;
}

const pointOf = ({ clientX, clientY }: Pointer): Point => ({ x: clientX, y: clientY });

/** One card that the mouse can lift; fingers have touch.ts. */
export function liftable(card: HTMLElement, isTouched: () => boolean): () => void {
  return draggable({
    element: card,
    canDrag: () => !isTouched() && card.querySelector("textarea, input") === null,
    onGenerateDragPreview: ({ nativeSetDragImage }) =>
      disableNativeDragPreview({ nativeSetDragImage }),
  });
}

/** The board as the one place where cards may be dropped; the place in it is the Drag's to find. */
export function mouseDrag({ board, drag, carryOf, onDrop }: MouseOptions): () => void {
  const stops = [
    dropTargetForElements({ element: board }),
    monitorForElements({
      onDragStart: ({ source, location }) => {
        const point = pointOf(location.initial.input);
        const carry = carryOf(source.element, point);
        if (carry) drag.lift(carry, point);
      },
      onDrag: ({ location }) => drag.move(pointOf(location.current.input)),
      onDrop: ({ location }) => {
        drag.move(pointOf(location.current.input)); // the last step may still wait for its frame
        const ended = drag.end();
        onDrop(location.current.dropTargets.length > 0 ? ended : { ...ended, over: null });
      },
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
