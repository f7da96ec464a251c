import { setPriority } from "../../../commands/actions/task.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { Picker } from "../../../ui/overlays.tsx";
import { PriorityStones, priorityWords, type Priority } from "../../../ui/priority-stones.tsx";
import type { AskedProps } from "./asked-props.ts";
import { useTasks } from "./use-tasks.ts";

/** By number, as the model keeps it. */
const PRIORITIES = ["none", "low", "medium", "high", "urgent"] as const satisfies Priority[];
/** The most urgent first, which is also the order of the keys 1 to 4. */
const SHOWN = [4, 3, 2, 1, 0] as const;

export function PriorityPicker({ tasks, ...popup }: AskedProps) {
  const workspace = useWorkspace();
  const numbers = new Set(useTasks(tasks).map((row) => row.priority ?? 0));
  const [number] = numbers;
  const pick = (id: string) => {
    const picked = SHOWN.find((each) => String(each) === id) ?? 0;
    setPriority(workspace, tasks, picked === 0 ? null : picked);
  };
  return (
    <Picker
      {...popup}
      single
      label={say("board.priority")}
      options={SHOWN.map((each) => ({
        id: String(each),
        label: priorityWords(PRIORITIES[each]),
        mark: <PriorityStones priority={PRIORITIES[each]} />,
        keys: String(each === 0 ? 0 : 5 - each),
      }))}
      chosen={numbers.size === 1 ? [String(number)] : []}
      onToggle={pick}
    />
  );
}
