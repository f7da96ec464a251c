import type { Task } from "../../model/generated.ts";
import { useRow } from "../../replica/hooks.ts";

/** Whether a task is finished: it was marked so, or stands in a column of finished ones. */
export function useIsDone({ parent, done_at: doneAt }: Task): boolean {
  const column = useRow("column", parent ?? "");
  return doneAt != null || column?.is_done === true;
}
