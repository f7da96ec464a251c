import { desk } from "../../commands/desk.ts";
import { useRow } from "../../replica/hooks.ts";
import "../../strings/en/task.ts";
import { say } from "../../strings/say.ts";
import { TaskPanel as Panel } from "../../ui/task-panel.tsx";
import { MissingTask } from "./missing-task.tsx";
import { OpenTask } from "./open-task.tsx";
import { useFocusOnOpening } from "./use-focus-on-opening.ts";

/** A task beside its board, or what is there in its place. */
export function TaskPanel({ task }: { readonly task: string }) {
  const row = useRow("task", task);
  const takeFocus = useFocusOnOpening(task);
  const frame = { takeFocus, onClose: closePanel };
  if (row) return <OpenTask task={row} {...frame} />;
  return (
    <Panel label={say("task.absent")} head={null} {...frame}>
      <MissingTask task={task} />
    </Panel>
  );
}

const closePanel = (): void => desk.set({ open: null });
