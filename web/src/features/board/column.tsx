import { memo, useId, useState } from "react";
import { useShownCount } from "../../commands/column.ts";
import { useIsCollapsed } from "../../commands/collapse.ts";
import { desk, useDesk } from "../../commands/desk.ts";
import { isFiltering } from "../../commands/filter.ts";
import type { Column } from "../../model/generated.ts";
import { useChildren, useMay, useRow } from "../../replica/hooks.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { ColumnHead } from "../../ui/column-head.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Plus } from "lucide-react";
import { useBoardTools } from "./board-tools.tsx";
import { ColumnList } from "./column-list.tsx";
import { NarrowColumn } from "./narrow-column.tsx";
import { QuickAdd } from "./quick-add/quick-add.tsx";
import { Store, useStore } from "./store.ts";

export interface BoardColumnProps {
  readonly board: string;
  readonly column: string;
  readonly isFirst: boolean;
  readonly onMenu: (column: string, anchor: HTMLElement) => void;
}

/** A column: its head, its cards, and a line to add one at either end. Its cards coming and going render none of it. */
export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { board, column, isFirst, onMenu } = props;
  const row = useRow("column", column);
  const mayAdd = useMay("task.create", board) === true;
  const heading = useId();
  // State, not a ref: the list can only draw once the element is there, and must be told.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [below] = useState(() => new Store(0));
  const [adding, setAdding] = useAdding(column, isFirst);
  const isNarrow = useIsCollapsed(board, column);
  const isPhone = useStore(useBoardTools().shown, (shown) => shown !== null);
  if (!row) return null;
  if (isNarrow && !isPhone) return <NarrowColumn board={board} column={row} />;
  const { name } = row;
  const addAt = (at: "start" | "end") =>
    adding === at && (
      <QuickAdd column={column} columnName={name} at={at} onClose={() => setAdding(null)} />
    );
  return (
    <section
      aria-labelledby={heading}
      data-column={column}
      className="flex min-h-0 min-w-(--column-min) flex-1 snap-start flex-col max-sm:w-screen max-sm:flex-none max-sm:px-4 sm:max-w-(--column-max)"
    >
      <Heading
        id={heading}
        row={row}
        onAdd={mayAdd ? () => setAdding("start") : undefined}
        onMenu={onMenu}
      />
      {/* Head, list and foot below one another: what sticks over a list costs a layer in each frame. */}
      <div className="flex min-h-0 flex-1 flex-col">
        <div
          ref={setScroller}
          className="-mx-1 min-h-0 overflow-y-auto overscroll-y-contain px-1 pt-1"
        >
          <div className="not-empty:pb-2">{addAt("start")}</div>
          {scroller && (
            <ColumnList
              column={column}
              done={row.is_done === true}
              labelledBy={heading}
              isFirst={isFirst}
              scroller={scroller}
              onBelow={below.set}
            />
          )}
        </div>
        <div className="flex-none pb-2">
          {addAt("end") || (
            <Foot
              below={below}
              addLabel={say("board.new-task-in", { column: name })}
              onAdd={mayAdd ? () => setAdding("end") : undefined}
            />
          )}
        </div>
      </div>
    </section>
  );
});

interface HeadingProps {
  readonly id: string;
  readonly row: Column;
  readonly onAdd: (() => void) | undefined;
  readonly onMenu: (column: string, anchor: HTMLElement) => void;
}

function Heading({ id, row, onAdd, onMenu }: HeadingProps) {
  const count = useChildren("task", row.id).length;
  const shown = useShownCount(row.id);
  const isFiltered = useDesk((state) => isFiltering(state.filter));
  return (
    <div className="max-sm:sr-only">
      <ColumnHead
        headingId={id}
        name={row.name}
        count={count}
        shown={isFiltered ? shown : undefined}
        limit={row.limit ?? undefined}
        onAdd={onAdd}
        addLabel={say("board.new-task-in", { column: row.name })}
        onMenu={(anchor) => onMenu(row.id, anchor)}
        menuLabel={say("board.column-menu", { column: row.name })}
      />
    </div>
  );
}

/** Where a line to type into is open: asked for by a command at the head, by a press at either end. */
function useAdding(column: string, isFirst: boolean) {
  const [at, setAt] = useState<"start" | "end" | null>(null);
  const inSight = useStore(useBoardTools().shown, (shown) => shown);
  const isAsked = useDesk(({ asked }) => {
    if (asked?.part !== "quick-add") return false;
    const wanted = inSight ?? asked.column; // on phones, where one looks
    return wanted === undefined ? isFirst : wanted === column;
  });
  const set = (next: "start" | "end" | null) => {
    setAt(next);
    if (isAsked) desk.set({ asked: null });
  };
  return [isAsked ? "start" : at, set] as const;
}

interface FootProps {
  readonly below: Store<number>;
  readonly addLabel: string;
  readonly onAdd: (() => void) | undefined;
}

/** Stays in sight below the cards: how many more there are, and the way to add one. */
function Foot({ below, addLabel, onAdd }: FootProps) {
  return (
    <div className="flex items-center justify-between gap-2 pt-1 text-subtle empty:hidden">
      {onAdd && (
        <button
          type="button"
          aria-label={addLabel}
          onClick={onAdd}
          className="touch-target flex h-control-md items-center gap-1.75 rounded-sm px-2.25 transition-colors duration-press hover:bg-hover hover:text-ink"
        >
          <Icon of={Plus} />
          {say("board.new-task")}
        </button>
      )}
      <MoreBelow count={below} />
    </div>
  );
}

function MoreBelow({ count }: { readonly count: Store<number> }) {
  const n = useStore(count, (value) => value);
  if (n === 0) return null;
  return (
    <span className="px-2 py-1.5 text-xs tabular">{say("board.more-below", { n: number(n) })}</span>
  );
}
