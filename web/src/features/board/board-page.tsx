import { Suspense, useState, type ReactNode } from "react";
import { useBoard, useChildren, useRow } from "../../replica/hooks.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useChosenDensity } from "../../commands/density.ts";
import { BoardSkeleton } from "../../ui/skeleton.tsx";
import { BoardHead } from "./board-head.tsx";
import { AbsentBoard, OfflineBoard } from "./board-states.tsx";
import { BoardTools } from "./board-tool-bar.tsx";
import { Board } from "./board.tsx";
import { densityFor } from "./density.ts";
import { LegendProvider } from "./legend.tsx";
import { patiently } from "../../ui/patiently.ts";

// Menus, pickers and bars are needed once the board stands, and not before.
const AskedHost = patiently(async () => (await import("./asked/asked-host.tsx")).AskedHost);
const BoardBars = patiently(async () => (await import("./board-bars.tsx")).BoardBars);

export interface BoardPageProps {
  readonly board: string;
  /** Before the title: the drawer's button. */
  readonly start: ReactNode;
  readonly homeHref: string;
  readonly onOpen: (task: string) => void;
}

/** A board, or what is there in its place while it loads, is out of reach or not for you. */
export function BoardPage({ board, start, homeHref, onOpen }: BoardPageProps) {
  const presence = useBoard(board);
  const isThere = useRow("board", board) !== undefined;
  // A board that stands stays while it is loaded anew: someone may be typing on it.
  const [stands, setStands] = useState<string | null>(null);
  if (presence === "ready" && stands !== board) setStands(board);
  if (presence === "absent" || (presence === "ready" && !isThere))
    return <AbsentBoard start={start} homeHref={homeHref} />;
  if (presence === "offline") return <OfflineBoard start={start} />;
  return (
    <BoardLegend board={board}>
      <BoardHead board={board} start={start} />
      <BoardTools board={board} />
      {presence === "loading" && stands !== board ? (
        <BoardSkeleton columns={[4, 3, 5, 2, 3]} />
      ) : (
        <Board key={board} board={board} onOpen={onOpen} />
      )}
      <Suspense fallback={null}>
        <BoardBars />
        <AskedHost board={board} />
      </Suspense>
    </BoardLegend>
  );
}

function BoardLegend({
  board,
  children,
}: {
  readonly board: string;
  readonly children: ReactNode;
}) {
  const { view } = useWorkspace();
  const chosen = useChosenDensity();
  const columns = useChildren("column", board);
  const fullest = Math.max(0, ...columns.map((column) => view.children("task", column).length));
  return (
    <LegendProvider board={board} density={densityFor(chosen, fullest)}>
      {children}
    </LegendProvider>
  );
}
