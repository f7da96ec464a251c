import { moveTasks } from "../../../commands/actions/task.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildRows } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Picker } from "../../../ui/overlays.tsx";
import type { AskedProps } from "./asked-props.ts";
import { useTasks } from "./use-tasks.ts";

/** "Move to": the same as carrying, for fingers and for who knows where. */
export function ColumnPicker({ board, tasks, ...popup }: AskedProps & { readonly board: string }) {
  const workspace = useWorkspace();
  const columns = useChildRows("column", board);
  const parents = new Set(useTasks(tasks).map((row) => row.parent));
  const [parent] = parents;
  return (
    <Picker
      {...popup}
      single
      label={say("board.move-to")}
      options={columns.map(({ id, name }) => ({ id, label: name }))}
      chosen={parents.size === 1 && parent != null ? [parent] : []}
      onToggle={(column) => {
        if (parents.size > 1 || parent !== column)
          moveTasks(workspace, tasks, { column, at: "start" });
      }}
    />
  );
}
