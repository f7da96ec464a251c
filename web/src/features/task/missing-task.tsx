import { restoreRows } from "../../commands/actions/trash.ts";
import { useDesk } from "../../commands/desk.ts";
import type { KindName } from "../../model/generated.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useBoard, useMay, useTrash } from "../../replica/hooks.ts";
import type { StoredRow } from "../../replica/rows.ts";
import { momentWords } from "../../strings/dates.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { PanelSkeleton } from "../../ui/skeleton.tsx";
import { usePeople } from "../../words/people.ts";
import { reasonOf } from "./reason.ts";

/** A task that can't be shown: on its way, in the trash, out of reach, or not there at all. */
export function MissingTask({ task }: { readonly task: string }) {
  const board = useDesk((desk) => desk.board) ?? "";
  const presence = useBoard(board);
  useTrash(board); // draws anew when something goes into the trash or out of it
  const { view } = useWorkspace();
  if (presence === "loading") return <PanelSkeleton />;
  if (presence === "offline")
    return (
      <EmptyState stones="apart" title={say("task.offline")} detail={say("task.offline-detail")} />
    );
  const root = deletedRoot(task, view.find);
  if (root) return <Deleted root={root} isItself={root.id === task} board={board} />;
  return (
    <EmptyState stones="apart" title={say("task.absent")} detail={say("task.absent-detail")} />
  );
}

/** What was put into the trash: the task, or what it stands in. */
function deletedRoot(
  id: string,
  find: (id: string) => StoredRow | undefined,
): StoredRow | undefined {
  let row = find(id);
  while (row && row.deleted_at == null) row = row.parent == null ? undefined : find(row.parent);
  return row;
}

interface DeletedProps {
  readonly root: StoredRow;
  readonly isItself: boolean;
  readonly board: string;
}

function Deleted({ root, isItself, board }: DeletedProps) {
  const workspace = useWorkspace();
  const people = usePeople();
  const action = DELETE_ACTIONS[root.kind] ?? "task.delete";
  const may = useMay(action, board);
  const when = momentWords(new Date(root.deleted_at ?? 0), new Date());
  return (
    <EmptyState
      stones="apart"
      title={say("task.deleted")}
      detail={
        isItself
          ? say("task.deleted-by", { name: people(root.deleted_by ?? "").name, when })
          : say("task.deleted-under")
      }
      actions={
        <Button
          unavailable={reasonOf(may)}
          onClick={() => restoreRows(workspace, root.kind, [root.id])}
        >
          {say("task.restore")}
        </Button>
      }
    />
  );
}

/** Who may restore is who may delete. */
const DELETE_ACTIONS: Readonly<Partial<Record<KindName, "column.delete" | "board.delete">>> = {
  column: "column.delete",
  board: "board.delete",
};
