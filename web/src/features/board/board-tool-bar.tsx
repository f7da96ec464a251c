import { ListFilter, SlidersHorizontal, X } from "lucide-react";
import { Suspense, useEffect, useRef, useState } from "react";
import { useShownCount } from "../../commands/column.ts";
import { desk, useDesk } from "../../commands/desk.ts";
import { isFiltering } from "../../commands/filter.ts";
import { useChildren } from "../../replica/hooks.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Popover } from "../../ui/overlays.tsx";
import { patiently } from "../../ui/patiently.ts";
import { ToolBar } from "../../ui/top-bar.tsx";
import { useFilterInAddress } from "./filter/use-filter-in-address.ts";

const DisplayOptions = patiently(
  async () => (await import("./display-options.tsx")).DisplayOptions,
);
const FilterChips = patiently(async () => (await import("./filter/filter-chips.tsx")).FilterChips);

/** The line below the top bar: the filter at its start, how the board is drawn at its end. */
export function BoardTools({ board }: { readonly board: string }) {
  useFilterInAddress(board);
  return (
    <ToolBar
      label={say("board.tools")}
      end={
        <>
          <Shown board={board} />
          <Display />
        </>
      }
    >
      <FilterByText />
      <Suspense fallback={null}>
        <FilterChips />
      </Suspense>
    </ToolBar>
  );
}

function FilterByText() {
  const text = useDesk((state) => state.filter.text);
  const change = (next: string) => desk.set({ filter: { ...desk.get().filter, text: next } });
  const isAsked = useDesk(({ asked }) => asked?.part === "filter");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isAsked) return;
    field.current?.select();
    desk.set({ asked: null });
  }, [isAsked]);
  return (
    <div className="flex h-control-md flex-none items-center gap-1.5 rounded-sm border border-transparent ps-1.5 focus-within:border-line-control focus-within:bg-raised has-[input:not(:placeholder-shown)]:border-line-control coarse:h-touch">
      <Icon of={ListFilter} className="text-muted" />
      <input
        ref={field}
        value={text}
        placeholder={say("board.filter")}
        aria-label={say("board.filter-label")}
        aria-keyshortcuts="f"
        className="w-32 bg-transparent outline-none max-sm:text-lg"
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          if (text === "") event.currentTarget.blur();
          else change("");
        }}
      />
      {text !== "" && (
        <IconButton
          icon={X}
          size="sm"
          label={say("board.clear-filter")}
          onClick={() => change("")}
        />
      )}
    </div>
  );
}

/** Under a filter: how many of how many. */
function Shown({ board }: { readonly board: string }) {
  const columns = useChildren("column", board);
  const isFiltered = useDesk((state) => isFiltering(state.filter));
  const [counts, setCounts] = useState<ReadonlyMap<string, Count>>(new Map());
  if (!isFiltered) return null;
  const sum = (pick: (count: Count) => number) =>
    columns.reduce((total, column) => total + pick(counts.get(column) ?? NONE), 0);
  return (
    <>
      {columns.map((column) => (
        <Counter
          key={column}
          column={column}
          onCount={(count) => setCounts((known) => new Map(known).set(column, count))}
        />
      ))}
      <span role="status" className="whitespace-nowrap tabular">
        {say("board.shown-of", {
          shown: number(sum(({ shown }) => shown)),
          total: number(sum(({ total }) => total)),
        })}
      </span>
    </>
  );
}

interface Count {
  readonly shown: number;
  readonly total: number;
}

const NONE: Count = { shown: 0, total: 0 };

interface CounterProps {
  readonly column: string;
  readonly onCount: (count: Count) => void;
}

/** Hooks can't be called in a loop, a component a column can. */
function Counter({ column, onCount }: CounterProps) {
  const shown = useShownCount(column);
  const total = useChildren("task", column).length;
  const tell = useRef(onCount);
  useEffect(() => {
    tell.current = onCount;
  });
  useEffect(() => tell.current({ shown, total }), [shown, total]);
  return null;
}

function Display() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        tone="ghost"
        icon={SlidersHorizontal}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {say("board.display")}
      </Button>
      <Popover
        open={anchor !== null}
        anchor={anchor}
        label={say("board.display")}
        onClose={() => setAnchor(null)}
        width="wide"
      >
        <Suspense fallback={null}>
          <DisplayOptions />
        </Suspense>
      </Popover>
    </>
  );
}
