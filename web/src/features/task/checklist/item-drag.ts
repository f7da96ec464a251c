import {
  draggable,
  dropTargetForElements,
} from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import { edgeAt } from "./item-place.ts";

const KIND = "check_item";

export interface ItemDragOptions {
  readonly item: string;
  readonly row: RefObject<HTMLElement | null>;
  /** What the mouse takes hold of. */
  readonly handle: RefObject<HTMLElement | null>;
  readonly isMovable: boolean;
  readonly onDrop: (dropped: string, at: { before: string } | { after: string }) => void;
}

export interface ItemDrag {
  /** Where another item would fall beside this one. */
  readonly edge: "before" | "after" | null;
  readonly isDragged: boolean;
}

/** One item that the mouse can carry, and beside which another can be dropped. */
export function useItemDrag({ item, row, handle, isMovable, onDrop }: ItemDragOptions): ItemDrag {
  const [edge, setEdge] = useState<"before" | "after" | null>(null);
  const [isDragged, setIsDragged] = useState(false);
  const drop = useEffectEvent(onDrop);
  useEffect(() => {
    const [element, dragHandle] = [row.current, handle.current];
    if (!element || !dragHandle || !isMovable) return;
    const edgeOf = (y: number) => edgeAt(y, element.getBoundingClientRect());
    const stops = [
      draggable({
        element,
        dragHandle,
        getInitialData: () => ({ kind: KIND, item }),
        onDragStart: () => setIsDragged(true),
        onDrop: () => setIsDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data["kind"] === KIND && source.data["item"] !== item,
        onDrag: ({ location }) => setEdge(edgeOf(location.current.input.clientY)),
        onDragLeave: () => setEdge(null),
        onDrop: ({ source, location }) => {
          setEdge(null);
          const isBefore = edgeOf(location.current.input.clientY) === "before";
          drop(String(source.data["item"]), isBefore ? { before: item } : { after: item });
        },
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [item, row, handle, isMovable]);
  return { edge, isDragged };
}
