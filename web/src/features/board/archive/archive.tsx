import { Columns3 } from "lucide-react";
import { useState } from "react";
import { archiveColumn } from "../../../commands/actions/column.ts";
import { unarchiveTasks } from "../../../commands/actions/task.ts";
import type { Column, Task } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildren, useMay } from "../../../replica/hooks.ts";
import { useLive } from "../../../replica/live.ts";
import { contentTopic } from "../../../replica/placed-index.ts";
import { rowTopic } from "../../../replica/stream-replica.ts";
import { textMatcher } from "../../../replica/text-filter.ts";
import "../../../strings/en/board-settings.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Input } from "../../../ui/input.tsx";
import { Dialog } from "../../../ui/overlays.tsx";
import { useWhyNot } from "../../../words/why-not.ts";
import { useLegend } from "../legend.tsx";

export interface ArchiveProps {
  readonly board: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** More are found by their words. */
const MOST_SHOWN = 100;

/** What was put away from the board: columns and tasks, to search in and to bring back. */
export function Archive({ board, open, onClose }: ArchiveProps) {
  const columns = useArchivedColumns(board);
  const tasks = useArchivedTasks(board);
  const [query, setQuery] = useState("");
  const matches = textMatcher(query);
  const isEmpty = columns.length + tasks.length === 0;
  const shownColumns = columns.filter(({ name }) => includes(name, query));
  const shownTasks = tasks.filter(matches).slice(0, MOST_SHOWN);
  return (
    <Dialog open={open} width="form" title={say("board-settings.archive")} onClose={onClose}>
      {isEmpty ? (
        <EmptyState
          stones="laid"
          title={say("board-settings.archive-empty")}
          detail={say("board-settings.archive-empty-detail")}
        />
      ) : (
        <>
          <Input
            type="search"
            value={query}
            aria-label={say("board-settings.archive-search")}
            placeholder={say("board-settings.archive-search")}
            onChange={(event) => setQuery(event.target.value)}
          />
          <ul className="-mx-4.5 border-t border-line">
            {shownColumns.map((column) => (
              <ArchivedColumn key={column.id} board={board} column={column} />
            ))}
            {shownTasks.map((task) => (
              <ArchivedTask key={task.id} board={board} task={task} />
            ))}
          </ul>
          <p role="status" className="text-muted empty:hidden">
            {shownColumns.length + shownTasks.length === 0 && say("board-settings.archive-nothing")}
          </p>
        </>
      )}
    </Dialog>
  );
}

const includes = (name: string, query: string): boolean =>
  name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());

const LINE =
  "flex min-h-row items-center gap-2.5 border-b border-line px-4.5 py-1 hover:bg-hover coarse:min-h-touch";

function ArchivedColumn({ board, column }: { readonly board: string; readonly column: Column }) {
  const workspace = useWorkspace();
  const whyNot = useWhyNot(board)(useMay("column.edit", board), "column.edit");
  const n = useChildren("task", column.id).length;
  return (
    <li className={LINE}>
      <Icon of={Columns3} className="text-muted" />
      <bdi className="min-w-0 flex-1 truncate font-medium">{column.name}</bdi>
      <span className="text-xs text-subtle tabular">
        {say("board-settings.archive-column", { n })}
      </span>
      <Button
        size="sm"
        unavailable={whyNot}
        onClick={() => archiveColumn(workspace, column.id, false)}
      >
        {say("board-settings.restore")}
      </Button>
    </li>
  );
}

function ArchivedTask({ board, task }: { readonly board: string; readonly task: Task }) {
  const workspace = useWorkspace();
  const { prefix } = useLegend();
  const whyNot = useWhyNot(board)(useMay("task.archive", board), "task.archive");
  const column = workspace.view.row("column", task.parent ?? "")?.name;
  const number =
    task.number == null ? "" : `${prefix === undefined ? "" : `${prefix}-`}${task.number}`;
  return (
    <li className={LINE}>
      <bdi className="min-w-0 flex-1 truncate">{task.title}</bdi>
      <span className="flex-none text-xs text-subtle tabular">
        {[number, column].filter(Boolean).join(" ")}
      </span>
      <Button size="sm" unavailable={whyNot} onClick={() => unarchiveTasks(workspace, [task.id])}>
        {say("board-settings.restore")}
      </Button>
    </li>
  );
}

function useArchivedColumns(board: string): readonly Column[] {
  const { view } = useWorkspace();
  const ids = useChildren("column", board, "archived");
  return useLive(ids.map(rowTopic), () => ids.flatMap((id) => view.row("column", id) ?? []));
}

/** Those of columns in use; what stands in an archived column comes with it. The latest first. */
function useArchivedTasks(board: string): readonly Task[] {
  const { view } = useWorkspace();
  const columns = useChildren("column", board);
  const tasks = useLive(
    columns.map((column) => contentTopic("task", column)),
    () => columns.flatMap((column) => view.childRows("task", column, "archived")),
  );
  return tasks.toSorted((a, b) => b.updated_at - a.updated_at);
}
