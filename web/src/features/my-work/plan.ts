/** The person's own Today: ids of tasks in their order. Pure. */

/** Today with a task put at its end, or taken off. */
export const planned = (
  today: readonly string[],
  task: string,
  isOn: boolean,
): readonly string[] => (isOn ? [...without(today, task), task] : without(today, task));

/** Today with a task a step earlier or later; the same where it can't go further. */
export function stepped(today: readonly string[], task: string, step: 1 | -1): readonly string[] {
  const at = today.indexOf(task);
  const to = at + step;
  if (at < 0 || to < 0 || to >= today.length) return today;
  return without(today, task).toSpliced(to, 0, task);
}

const without = (today: readonly string[], task: string): readonly string[] =>
  today.filter((id) => id !== task);
