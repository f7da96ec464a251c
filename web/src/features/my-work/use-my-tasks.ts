import { useMemo } from "react";
import type { Board, Column, Task } from "../../model/generated.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useBoards } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { contentTopic, listTopic } from "../../replica/placed-index.ts";
import { rowTopic } from "../../replica/stream-replica.ts";
import type { MyTask } from "./groups.ts";

/** What is assigned to the person on all boards that are here. */
export function useMyTasks(): readonly MyTask[] {
  const { person, view } = useWorkspace();
  const boardIds = useBoards();
  const columnIds = useLive(
    boardIds.map((board) => listTopic("column", board)),
    () => boardIds.flatMap((board) => view.children("column", board)),
  );
  const boards = useLive(boardIds.map(rowTopic), () =>
    boardIds.flatMap((board) => view.row("board", board) ?? []),
  );
  const columns = useLive(columnIds.map(rowTopic), () =>
    columnIds.flatMap((column) => view.row("column", column) ?? []),
  );
  const tasks = useLive(
    columnIds.map((column) => contentTopic("task", column)),
    () =>
      columnIds.flatMap((column) =>
        view.childRows("task", column).filter((task) => task.assignees?.includes(person)),
      ),
  );
  return useMemo(() => joined(tasks, columns, boards), [tasks, columns, boards]);
}

function joined(
  tasks: readonly Task[],
  columns: readonly Column[],
  boards: readonly Board[],
): readonly MyTask[] {
  const columnOf = new Map(columns.map((column) => [column.id, column]));
  const boardOf = new Map(boards.map((board) => [board.id, board]));
  return tasks.flatMap((task) => {
    const [column, board] = [columnOf.get(task.parent ?? ""), boardOf.get(task.scope)];
    return column && board ? [{ task, column, board }] : [];
  });
}
