import type { ReactNode } from "react";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useBoards, useChildRows, useMe, useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { BoardMark } from "../../ui/board-mark.tsx";
import { NavItem } from "../../ui/nav-item.tsx";
import { TopBar } from "../../ui/top-bar.tsx";

/** What is assigned to the person, board by board, as far as this device holds it. */
export function WorkPage({ start }: { readonly start: ReactNode }) {
  const boards = useBoards();
  return (
    <>
      <TopBar start={start} title={say("workspace.work")} />
      <div
        id="board"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto border-t border-line px-5 py-4 outline-none"
      >
        {boards.map((board) => (
          <OfBoard key={board} board={board} />
        ))}
      </div>
    </>
  );
}

function OfBoard({ board }: { readonly board: string }) {
  const columns = useChildRows("column", board);
  return columns.map(({ id }) => <OfColumn key={id} board={board} column={id} />);
}

function OfColumn({ board, column }: { readonly board: string; readonly column: string }) {
  const { id: workspace } = useWorkspace();
  const me = useMe()?.person;
  const row = useRow("board", board);
  const tasks = useChildRows("task", column);
  const mine = tasks.filter((task) => me !== undefined && task.assignees?.includes(me));
  return mine.map((task) => (
    <NavItem
      key={task.id}
      href={paths.task(workspace, board, task.id)}
      mark={<BoardMark name={row?.name ?? ""} hue={row?.colour ?? "stone"} />}
      label={task.title}
    />
  ));
}
