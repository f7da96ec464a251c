import type { Task } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useLive } from "../../../replica/live.ts";
import { rowTopic } from "../../../replica/stream-replica.ts";

/** The rows of what a picker is about, anew when one of them changes. */
export function useTasks(tasks: readonly string[]): readonly Task[] {
  const { view } = useWorkspace();
  return useLive(tasks.map(rowTopic), () =>
    tasks.map((task) => view.row("task", task)).filter((row) => row !== undefined),
  );
}
