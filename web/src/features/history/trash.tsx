import { Trash2 } from "lucide-react";
import { useMemo } from "react";
import { restoreRows } from "../../commands/actions/trash.ts";
import { keptDays } from "../../model/workspace-settings.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useBoards, useChildren, useRow } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { TRASH_TOPIC } from "../../replica/placed-index.ts";
import type { StoredRow } from "../../replica/rows.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { named } from "../../words/named.ts";
import { usePeople } from "../../words/people.ts";
import { Sentence } from "../../words/sentence.tsx";
import { useToday } from "../../words/use-today.ts";
import { rowName, unknownRow } from "../../words/values.ts";
import { daysLeft } from "./retention.ts";

/** What was thrown away, the latest first; each can come back with what stood under it. */
export function Trash({ board }: { readonly board: string | null }) {
  const workspace = useWorkspace();
  const rows = useThrownAway(board);
  const days = keptDays(useRow("workspace", workspace.id)?.settings);
  return (
    <section
      aria-label={say("history.trash")}
      className="border-line py-4 max-lg:border-t lg:min-h-0 lg:overflow-y-auto lg:border-s"
    >
      <p className="flex items-baseline gap-2 px-5 pb-2 text-xs text-subtle max-sm:px-4">
        <strong className="text-sm font-strong text-ink">{say("history.trash")}</strong>
        <span className="tabular">{rows.length}</span>
        <span className="ms-auto">{say("history.kept-days", { n: days })}</span>
      </p>
      {rows.length === 0 ? (
        <EmptyState
          stones="apart"
          title={say("history.trash-empty")}
          detail={say("history.trash-empty-detail")}
        />
      ) : (
        <ol>
          {rows.map((row) => (
            <TrashRow key={row.id} row={row} days={days} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Of one board, or of all that are here. */
function useThrownAway(board: string | null): readonly StoredRow[] {
  const { id, view } = useWorkspace();
  const boards = useBoards();
  const deleted = useChildren("board", id, "trash"); // each is in a scope of its own
  const scopes = useMemo(
    () => (board === null ? [id, ...boards, ...deleted] : [board]),
    [board, boards, deleted, id],
  );
  const rows = useLive([TRASH_TOPIC], () => scopes.flatMap((scope) => view.trash(scope)));
  return useMemo(() => rows.toSorted((a, b) => (b.deleted_at ?? 0) - (a.deleted_at ?? 0)), [rows]);
}

/** Amber from so many days on. */
const SOON_DAYS = 3;

function TrashRow({ row, days }: { readonly row: StoredRow; readonly days: number }) {
  const workspace = useWorkspace();
  const people = usePeople();
  const today = useToday();
  const title = row["title"] ?? row["name"];
  const name = typeof title === "string" ? rowName(row.kind, named(title)) : unknownRow(row.kind);
  const left = daysLeft(row.deleted_at ?? 0, days, today);
  return (
    <li className="flex items-center gap-3 px-5 py-1.5 hover:bg-hover max-sm:px-4">
      <Icon of={Trash2} className="flex-none text-subtle" />
      <div className="min-w-0 flex-1">
        <p className="truncate text-sm">
          <Sentence words={name} />
        </p>
        <p className="truncate text-xs text-subtle">
          {say("history.deleted-by", { who: people(row.deleted_by ?? "").name })}
        </p>
      </div>
      <span
        className={`flex-none text-xs tabular ${left <= SOON_DAYS ? "text-warning-ink" : "text-subtle"}`}
      >
        {say("history.days-left", { n: left })}
      </span>
      <Button size="sm" tone="ghost" onClick={() => restoreRows(workspace, row.kind, [row.id])}>
        {say("history.restore")}
      </Button>
    </li>
  );
}
