import { Suspense, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useWorkspace } from "../../replica/context.ts";
import { useChildren, useMay } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { BoardToolsContext, createBoardTools } from "./board-tools.tsx";
import { ColumnTabs } from "./column-tabs.tsx";
import { BoardColumn } from "./column.tsx";
import { useDrag } from "./drag/use-drag.ts";
import { LiveRegion } from "../../ui/live-region.tsx";
import type { News } from "./news.ts";
import { useStore } from "./store.ts";
import { NewColumn } from "./new-column.tsx";
import { TellPresence } from "./tell-presence.tsx";
import { useBoardPointer } from "./use-board-pointer.ts";
import { patiently } from "../../ui/patiently.ts";

const EmptyBoard = patiently(async () => (await import("./empty-board.tsx")).EmptyBoard);
const DragLayer = patiently(async () => (await import("./drag/drag-layer.tsx")).DragLayer);
const ColumnMenu = patiently(async () => (await import("./column-menu.tsx")).ColumnMenu);

export interface BoardProps {
  readonly board: string;
  readonly onOpen: (task: string) => void;
}

/** The columns side by side, and everything that a pointer does to their cards. */
export function Board({ board, onOpen }: BoardProps) {
  const workspace = useWorkspace();
  const columns = useChildren("column", board);
  const mayAddColumn = useMay("column.create", board) === true;
  const tools = useMemo(() => createBoardTools(workspace, board), [workspace, board]);
  const [menu, setMenu] = useState<{ column: string; anchor: HTMLElement } | null>(null);
  const openMenu = useCallback(
    (column: string, anchor: HTMLElement) => setMenu({ column, anchor }),
    [],
  );
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => tools.root.set(root.current), [tools]);
  useBoardPointer(tools, onOpen);
  useDrag(tools);
  return (
    <BoardToolsContext value={tools}>
      <TellPresence board={board} />
      <ToldNews news={tools.news} />
      <ColumnTabs columns={columns} onMenu={openMenu} />
      <div
        ref={root}
        id="board"
        role="group"
        aria-label={say("board.columns")}
        tabIndex={-1}
        className="relative flex min-h-0 flex-1 gap-3.5 overflow-x-auto overscroll-x-contain px-5 outline-none max-md:snap-x max-md:scroll-px-5 max-sm:snap-mandatory max-sm:scroll-px-0 max-sm:gap-0 max-sm:px-0"
      >
        {columns.map((column, at) => (
          <BoardColumn
            key={column}
            board={board}
            column={column}
            isFirst={at === 0}
            onMenu={openMenu}
          />
        ))}
        {mayAddColumn && <NewColumn board={board} isOnly={columns.length === 0} />}
        <Suspense fallback={null}>
          <EmptyBoard board={board} columns={columns} />
        </Suspense>
      </div>
      <Suspense fallback={null}>
        <DragLayer drag={tools.drag} />
        <ColumnMenu
          board={board}
          column={menu?.column ?? null}
          anchor={menu?.anchor ?? null}
          onClose={() => setMenu(null)}
        />
      </Suspense>
    </BoardToolsContext>
  );
}

/** A part of its own, so that news render no board. */
function ToldNews({ news }: { readonly news: News }) {
  return <LiveRegion text={useStore(news.words, (words) => words)} />;
}
