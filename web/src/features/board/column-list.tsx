import { useVirtualizer, type Range } from "@tanstack/react-virtual"; // 3.13: 3.14 adds 5 KB gz to the first paint, for lists that change while an iOS fling runs
import { memo, useCallback, useEffect, useMemo, useRef, type RefObject } from "react";
import { drawnIn, useColumn } from "../../commands/column.ts";
import { useDesk } from "../../commands/desk.ts";
import { useWorkspace } from "../../replica/context.ts";
import type { Density } from "../../ui/card.tsx";
import { useBoardTools } from "./board-tools.tsx";
import type { DragColumn } from "./drag/drag.ts";
import { drawnLines, type Drawn } from "./drag/drawn.ts";
import { FlipBoundary } from "./flip/flip-boundary.tsx";
import type { Sight } from "./flip/plan.ts";
import { useLegend } from "./legend.tsx";
import { useStore } from "./store.ts";
import { TaskCard } from "./task-card.tsx";

const GAP_PX = 8;
/** Comfortable cards differ in height; this is what one with a line of labels takes. */
const USUAL_PX: Readonly<Record<Density, number>> = { comfortable: 104, compact: 64 };
const OVERSCAN = 4;
/** What the column's foot takes of the room that it shares with the list. */
const FOOT_PX = 42;

export interface ColumnListProps {
  readonly column: string;
  readonly done: boolean;
  readonly labelledBy: string;
  /** Its first card is the board's first: Tab reaches it while none has the focus. */
  readonly isFirst: boolean;
  readonly scroller: HTMLDivElement;
  /** Told how many tasks lie below what is in sight. */
  readonly onBelow: (count: number) => void;
}

/** The column's cards, of which only those in sight are in the page. */
export const ColumnList = memo(function ColumnList(props: ColumnListProps) {
  const { column, done, labelledBy, isFirst, scroller, onBelow } = props;
  const { flip } = useBoardTools();
  const { density } = useLegend();
  const list = useRef<HTMLUListElement>(null);
  const { shown, drawn: ids } = useColumn(column);
  const lines = useLines(column, ids);
  const focused = useFocusedIn(column);
  const virtual = useColumnVirtualizer(lines, density, scroller, useKept(lines, focused));
  const inSight = virtual.getVirtualItems();
  useJoinDrag(column, ids, lines, inSight, scroller, list);
  useFocusInSight(focused, ids, lines, (index) => {
    if (!isWithin(virtual.range, index)) virtual.scrollToIndex(index, { align: "auto" });
  });
  const below = belowSight(virtual.range?.endIndex, lines);
  useEffect(() => onBelow(below), [below, onBelow]);
  const sight = { column, list: () => list.current, cards: cardsInSight(lines, inSight) };
  return (
    <FlipBoundary flip={flip} lines={lines} sight={sight}>
      <ul
        ref={list}
        aria-labelledby={labelledBy}
        className="relative"
        style={{ height: virtual.getTotalSize() }}
      >
        {inPageOrder(inSight, ids, shown).map(({ index, start }) => (
          <PlacedLine
            key={lines[index]?.id}
            line={lines[index]}
            index={index}
            count={lines.length}
            start={start}
            measure={density === "comfortable" ? virtual.measureElement : undefined}
            density={density}
            done={done}
            isTabStop={isFirst && index === 0}
          />
        ))}
      </ul>
    </FlipBoundary>
  );
});

interface InSight {
  readonly index: number;
  readonly start: number;
  readonly size: number;
}

/**
 * What is carried by key is drawn at its new place and stays where it is in the page until it is
 * put down: to move it there would take the focus from it, and have it laid out anew at each key.
 */
function inPageOrder(
  inSight: readonly InSight[],
  ids: readonly string[],
  shown: readonly string[],
): readonly InSight[] {
  if (ids === shown) return inSight;
  const placed = inSight.map((line) => {
    const at = shown.indexOf(ids[line.index] ?? "");
    return { line, at: at < 0 ? shown.length + line.index : at };
  });
  return placed.sort((a, b) => a.at - b.at).map(({ line }) => line);
}

interface PlacedLineProps extends DrawnLineProps {
  readonly index: number;
  readonly count: number;
  readonly start: number;
  readonly measure: ((element: HTMLLIElement | null) => void) | undefined;
}

/** A line at its place in the list. */
function PlacedLine({ index, count, start, measure, ...line }: PlacedLineProps) {
  return (
    <li
      ref={measure}
      data-index={index}
      aria-setsize={count}
      aria-posinset={index + 1}
      className="absolute inset-x-0 top-0"
      style={{ transform: `translateY(${start}px)` }}
    >
      <DrawnLine {...line} />
    </li>
  );
}

interface DrawnLineProps {
  readonly line: Drawn | undefined;
  readonly density: Density;
  readonly done: boolean;
  readonly isTabStop: boolean;
}

function DrawnLine({ line, density, done, isTabStop }: DrawnLineProps) {
  if (!line) return null;
  if (line.is === "slot") return <Slot />;
  const card = <TaskCard task={line.id} done={done} isFirst={isTabStop} />;
  if (line.is === "carried") return <div className="h-0 overflow-hidden opacity-0">{card}</div>;
  return <div className={density === "compact" ? "grid h-18 pb-2" : "pb-2"}>{card}</div>;
}

/** Where the carried would land. */
function Slot() {
  const { drag } = useBoardTools();
  const height = useStore(drag.state, ({ carry }) => carry?.box.height ?? 0);
  return (
    <div aria-hidden className="pb-2">
      <div
        className="rounded-md border border-dashed border-accent-line bg-accent-soft"
        style={{ height }}
      />
    </div>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

/** The ids with what the pointer carries taken out and its slot put in. */
function useLines(column: string, ids: readonly string[]): readonly Drawn[] {
  const { drag } = useBoardTools();
  const tasks = useStore(drag.state, ({ carry }) => carry?.tasks ?? null);
  const slot = useStore(drag.state, ({ over }) => (over?.column === column ? over.index : null));
  return useMemo(
    () => drawnLines(ids, tasks === null ? NOTHING : new Set(tasks), slot),
    [ids, tasks, slot],
  );
}

/** The task with the focus, if it is drawn in this column. */
function useFocusedIn(column: string): string | null {
  const { view } = useWorkspace();
  return useDesk(({ focus, carrying }) =>
    focus !== null && drawnIn(view, carrying, focus) === column ? focus : null,
  );
}

/** Indexes that stay in the page wherever one scrolls: the card with the focus, and the one in hand. */
function useKept(lines: readonly Drawn[], focused: string | null): readonly number[] {
  const { drag } = useBoardTools();
  const lifted = useStore(drag.state, ({ carry }) => carry?.lifted ?? null);
  return useMemo(
    () =>
      [lifted, focused]
        .map((id) => (id === null ? -1 : lines.findIndex((line) => line.id === id)))
        .filter((index) => index >= 0),
    [lines, lifted, focused],
  );
}

function useColumnVirtualizer(
  lines: readonly Drawn[],
  density: Density,
  scroller: HTMLDivElement,
  kept: readonly number[],
) {
  const { heights, drag } = useBoardTools();
  const sizeOf = (index: number): number => {
    const line = lines[index];
    if (!line || line.is === "carried") return 0;
    if (line.is === "slot") return (drag.state.get().carry?.box.height ?? 0) + GAP_PX;
    if (density === "compact") return USUAL_PX.compact + GAP_PX;
    return heights.get(line.id) ?? USUAL_PX.comfortable + GAP_PX;
  };
  // Kept while the lines are: a new one has every line measured anew.
  const getItemKey = useCallback(
    (index: number) => sizeKey(lines[index], density),
    [lines, density],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- it re-renders by itself; nothing of it is memoised here
  const virtual = useVirtualizer<HTMLDivElement, HTMLLIElement>({
    count: lines.length,
    getScrollElement: () => scroller,
    observeElementRect: (_, tell) => observeRoom(scroller, tell),
    getItemKey,
    estimateSize: sizeOf,
    measureElement: (element) => {
      const line = lines[Number(element.dataset["index"])];
      if (line?.is !== "task") return sizeOf(Number(element.dataset["index"]));
      const height = element.offsetHeight;
      heights.set(line.id, height);
      return height;
    },
    overscan: OVERSCAN,
    scrollPaddingStart: GAP_PX,
    scrollPaddingEnd: GAP_PX,
    rangeExtractor: (range) => withKept(range, kept),
  });
  return virtual;
}

/**
 * Tells the room that the list may take, not its own height: that is no more than its cards need,
 * and would be told to be more only after one that came was drawn.
 */
function observeRoom(
  scroller: HTMLElement,
  tell: (rect: { readonly width: number; readonly height: number }) => void,
): (() => void) | undefined {
  const room = scroller.parentElement;
  if (!room) return undefined;
  const look = () => tell({ width: room.clientWidth, height: room.clientHeight - FOOT_PX });
  const observer = new ResizeObserver(look);
  look();
  observer.observe(room);
  return () => observer.disconnect();
}

/** Measured sizes are remembered by key: a comfortable card has one, and it has none while carried. */
function sizeKey(line: Drawn | undefined, density: Density): string {
  if (line?.is === "task" && density === "compact") return line.id;
  return line === undefined ? "" : `${line.id} ${line.is}`;
}

function withKept({ startIndex, endIndex, overscan, count }: Range, kept: readonly number[]) {
  const from = Math.max(0, startIndex - overscan);
  const to = Math.min(count - 1, endIndex + overscan);
  const seen = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
  const more = kept.filter((index) => index < count && (index < from || index > to));
  return more.length === 0 ? seen : [...seen, ...more].sort((a, b) => a - b);
}

/** Whether a line is seen as a whole; those at the edges may be cut. */
const isWithin = (
  range: { readonly startIndex: number; readonly endIndex: number } | null,
  index: number,
): boolean => range !== null && index > range.startIndex && index < range.endIndex - 1;

const belowSight = (last: number | undefined, lines: readonly Drawn[]): number =>
  last === undefined ? 0 : Math.max(0, lines.length - 1 - last);

/** Tells the drag where this column's lines are. */
function useJoinDrag(
  column: string,
  ids: readonly string[],
  lines: readonly Drawn[],
  inSight: readonly InSight[],
  scroller: HTMLDivElement,
  list: RefObject<HTMLUListElement | null>,
): void {
  const { drag } = useBoardTools();
  const seen = useRef({ ids, lines, inSight });
  useEffect(() => {
    seen.current = { ids, lines, inSight };
  });
  useEffect(() => {
    const element = scroller.closest<HTMLElement>("[data-column]");
    if (!list.current || !element) return undefined;
    const joined: DragColumn = {
      id: column,
      element,
      scroller,
      list: list.current,
      ids: () => seen.current.ids,
      lines: () => linesInSight(seen.current.lines, seen.current.inSight),
    };
    return drag.join(joined);
  }, [drag, column, scroller, list]);
}

function linesInSight(lines: readonly Drawn[], inSight: readonly InSight[]) {
  const first = inSight[0]?.index ?? 0;
  return {
    lines: inSight.map(({ index, start, size }) => ({
      start,
      size,
      is: lines[index]?.is ?? ("task" as const),
    })),
    before: lines.slice(0, first).filter((line) => line.is === "task").length,
  };
}

function cardsInSight(lines: readonly Drawn[], inSight: readonly InSight[]): Sight["cards"] {
  return inSight.flatMap(({ index, start, size }) => {
    const line = lines[index];
    return line?.is === "task" ? [{ id: line.id, start, size }] : [];
  });
}

/** Scrolls to the card that the focus comes to by key. */
function useFocusInSight(
  focused: string | null,
  ids: readonly string[],
  lines: readonly Drawn[],
  scrollTo: (index: number) => void,
): void {
  const reach = useRef({ lines, scrollTo });
  useEffect(() => {
    reach.current = { lines, scrollTo };
  });
  useEffect(() => {
    if (focused === null) return;
    const { lines: now, scrollTo: scroll } = reach.current;
    const index = now.findIndex((line) => line.id === focused);
    if (index >= 0) scroll(index);
  }, [focused, ids]);
}
