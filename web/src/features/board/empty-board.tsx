import { Suspense } from "react";
import { shownTasks } from "../../commands/column.ts";
import { desk, useDesk } from "../../commands/desk.ts";
import { hasChips, isFiltering, NO_FILTER, type Filter } from "../../commands/filter.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { contentTopic, listTopic } from "../../replica/placed-index.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { patiently } from "../../ui/patiently.ts";
import { useToday } from "../../words/use-today.ts";

// Seen on a board's first day alone.
const FirstTarget = patiently(async () => (await import("./first-target.tsx")).FirstTarget);

const OVER_COLUMNS =
  "pointer-events-none absolute inset-x-0 top-28 bottom-0 grid place-content-center *:pointer-events-auto max-sm:fixed max-sm:top-60 max-sm:bottom-24";

export interface EmptyBoardProps {
  readonly board: string;
  readonly columns: readonly string[];
}

/** Over columns that are all empty: the one thing to do. */
export function EmptyBoard({ board, columns }: EmptyBoardProps) {
  const filter = useDesk((state) => state.filter);
  return isFiltering(filter) ? (
    <NoMatch columns={columns} filter={filter} />
  ) : (
    <NothingYet board={board} columns={columns} />
  );
}

function NothingYet({ board, columns }: EmptyBoardProps) {
  const { view } = useWorkspace();
  const mayAdd = useMay("task.create", board) === true;
  const isEmpty = useLive(
    columns.map((column) => listTopic("task", column)),
    () => columns.every((column) => view.children("task", column).length === 0),
  );
  if (!isEmpty || columns.length === 0) return null;
  return (
    <div className={OVER_COLUMNS}>
      {mayAdd ? (
        <Suspense fallback={null}>
          <FirstTarget />
        </Suspense>
      ) : (
        <EmptyState
          stones="stacked"
          title={say("board.empty")}
          detail={say("board.empty-read-only")}
        />
      )}
    </div>
  );
}

interface NoMatchProps {
  readonly columns: readonly string[];
  readonly filter: Filter;
}

/** The filter leaves nothing in any column. */
function NoMatch({ columns, filter }: NoMatchProps) {
  const { view } = useWorkspace();
  const today = useToday();
  const isNothingShown = useLive(
    columns.map((column) => contentTopic("task", column)),
    () => columns.every((column) => shownTasks(view, column, filter, today).length === 0),
  );
  if (!isNothingShown) return null;
  return (
    <div className={OVER_COLUMNS}>
      <EmptyState
        stones="apart"
        title={
          hasChips(filter)
            ? say("board.no-match-chips")
            : say("board.no-match", { text: filter.text.trim() })
        }
        actions={
          <Button onClick={() => desk.set({ filter: NO_FILTER })}>
            {say("board.clear-filter")}
          </Button>
        }
      />
    </div>
  );
}
