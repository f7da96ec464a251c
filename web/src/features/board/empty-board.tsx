import { Plus } from "lucide-react";
import { useRun } from "../../commands/run.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { listTopic } from "../../replica/placed-index.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";

export interface EmptyBoardProps {
  readonly board: string;
  readonly columns: readonly string[];
}

/** Over columns that are all empty: the one thing to do. */
export function EmptyBoard({ board, columns }: EmptyBoardProps) {
  const { view } = useWorkspace();
  const mayAdd = useMay("task.create", board) === true;
  const run = useRun();
  const isEmpty = useLive(
    columns.map((column) => listTopic("task", column)),
    () => columns.every((column) => view.children("task", column).length === 0),
  );
  if (!isEmpty || columns.length === 0) return null;
  return (
    <div className="pointer-events-none absolute inset-x-0 top-28 bottom-0 grid place-content-center *:pointer-events-auto max-sm:fixed max-sm:top-60 max-sm:bottom-24">
      <EmptyState
        stones="stacked"
        title={say("board.empty")}
        detail={mayAdd ? say("board.empty-detail") : say("board.empty-read-only")}
        actions={
          mayAdd && (
            <Button icon={Plus} onClick={() => run("task.create")}>
              {say("board.new-task")}
            </Button>
          )
        }
      />
    </div>
  );
}
