import { setDue } from "../../../commands/actions/task.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { DatePicker } from "../../../ui/overlays.tsx";
import { useLegend } from "../legend.tsx";
import type { AskedProps } from "./asked-props.ts";
import { useTasks } from "./use-tasks.ts";

export function DuePicker({ tasks, ...popup }: AskedProps) {
  const workspace = useWorkspace();
  const { today } = useLegend();
  const days = new Set(useTasks(tasks).map((row) => row.due?.slice(0, 10) ?? null));
  const [day = null] = days;
  return (
    <DatePicker
      {...popup}
      label={say("board.due")}
      value={days.size === 1 ? day : null}
      today={today}
      onPick={(picked) => setDue(workspace, tasks, picked)}
    />
  );
}
