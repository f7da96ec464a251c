import { Archive } from "lucide-react";
import { unarchiveTasks } from "../../commands/actions/task.ts";
import type { Task } from "../../model/generated.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useMay, useRefused, type Presence } from "../../replica/hooks.ts";
import type { Refused } from "../../replica/tray.ts";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { reasonOf } from "./reason.ts";
import { refusalWords } from "../../words/refusal-words.ts";

export interface TaskNotesProps {
  readonly task: Task;
  readonly thread: Presence;
}

/** What one must know of this task before reading on: refused, archived, not all here. */
export function TaskNotes({ task, thread }: TaskNotesProps) {
  const workspace = useWorkspace();
  const reason = reasonOf(useMay("task.archive", task.scope));
  const refused = useRefused().filter(({ mutation }) => isAbout(mutation.ops, task.id));
  return (
    <>
      {refused.map((each) => (
        <RefusedNote key={each.mutation.id} refused={each} />
      ))}
      {task.archived === true && (
        <Banner
          icon={Archive}
          title={say("task.archived")}
          detail={say("task.archived-detail")}
          action={
            <Button
              size="sm"
              unavailable={reason}
              onClick={() => unarchiveTasks(workspace, [task.id])}
            >
              {say("task.unarchive")}
            </Button>
          }
        />
      )}
      {thread === "offline" && (
        <Banner tone="warning" title={say("task.offline")} detail={say("task.offline-detail")} />
      )}
    </>
  );
}

/** Words of the description have a note of their own, beside the description. */
const isAbout = (ops: Refused["mutation"]["ops"], task: string): boolean =>
  ops.some(
    (op) => (op.id === task && op.op !== "text") || (op.op === "create" && op.parent === task),
  );

function RefusedNote({ refused }: { readonly refused: Refused }) {
  const replica = useReplica();
  const { id } = refused.mutation;
  return (
    <Banner
      tone="danger"
      title={say("task.refused-title")}
      detail={refusalWords(refused)}
      action={
        <>
          <Button size="sm" onClick={() => replica.retry(id)}>
            {say("task.refused-retry")}
          </Button>
          <Button size="sm" tone="ghost" onClick={() => replica.drop(id)}>
            {say("task.refused-drop")}
          </Button>
        </>
      }
    />
  );
}
