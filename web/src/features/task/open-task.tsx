import type { Task } from "../../model/generated.ts";
import { useRow, useThread } from "../../replica/hooks.ts";
import { TaskPanel as Panel } from "../../ui/task-panel.tsx";
import { Activity } from "./activity/activity.tsx";
import { Attachments } from "./attachments.tsx";
import { Checklists } from "./checklist/checklists.tsx";
import { Composer } from "./comments/composer.tsx";
import { Description } from "./description/description.tsx";
import { Fields } from "./fields/fields.tsx";
import { numberWords } from "../../words/number-words.ts";
import { PanelHead, PanelTools } from "./panel-head.tsx";
import { Properties } from "./properties.tsx";
import { Relations } from "./relations.tsx";
import { TaskNotes } from "./task-notes.tsx";
import { Title } from "./title.tsx";

export interface OpenTaskProps {
  readonly task: Task;
  readonly takeFocus: boolean;
  readonly onClose: () => void;
}

/** All of one task: what it is at the head, what was said and done below, the composer at the foot. */
export function OpenTask({ task, takeFocus, onClose }: OpenTaskProps) {
  const thread = useThread(task.id);
  const isShown = thread === "ready" || thread === "offline"; // what was said here is here
  const prefix = useRow("board", task.scope)?.key;
  return (
    <Panel
      label={`${numberWords(prefix, task.number)} ${task.title}`}
      head={<PanelHead task={task} />}
      tools={<PanelTools task={task} />}
      foot={thread !== "absent" && <Composer task={task} />}
      takeFocus={takeFocus}
      onClose={onClose}
    >
      <div data-row={task.id} className="grid gap-5">
        <div className="grid gap-3">
          <TaskNotes task={task} thread={thread} />
          <Title task={task} />
          <Properties task={task} />
        </div>
        <Description task={task} thread={thread} />
        <Checklists task={task} />
        <Fields task={task} />
        <Relations task={task} />
        <Attachments task={task} />
        {isShown && <Activity task={task} />}
      </div>
    </Panel>
  );
}
