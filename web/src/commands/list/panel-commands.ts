import type { Command, CommandContext } from "../command.ts";
import type { Asked } from "../desk.ts";
import { stepFrom } from "../grid.ts";
import { gridOf, hasFreeTargets, targets } from "../targets.ts";

/** What is done in the panel of one task. While it is open, `j` and `k` turn its pages. */
export const panelCommands: readonly Command[] = [
  turning("down", "task.next", "commands.task-next", "j"),
  turning("up", "task.previous", "commands.task-previous", "k"),
  asking("description", "task.describe", "commands.task-describe", "task.describe"),
  asking("checklist", "task.add-checklist", "commands.task-add-checklist", "checklist.edit"),
];

function turning(
  direction: "up" | "down",
  id: string,
  title: Command["title"],
  key: string,
): Command {
  return {
    id,
    title,
    group: "task",
    keys: [key],
    when: ({ desk }) => desk.get().open !== null && desk.get().carrying === null,
    run: (context) => {
      const task = stepFrom(gridOf(context), context.desk.get().open, direction);
      context.desk.set({ open: task, focus: task });
    },
  };
}

/** Opens the task, and has its panel show the part. */
function asking(
  part: Asked["part"],
  id: string,
  title: Command["title"],
  action: NonNullable<Command["action"]>,
): Command {
  return {
    id,
    title,
    group: "task",
    action,
    when: hasFreeTargets,
    run: (context: CommandContext) => {
      const [task] = targets(context);
      if (task !== undefined) context.desk.set({ open: task, asked: { part, tasks: [task] } });
    },
  };
}
