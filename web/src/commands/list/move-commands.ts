import { say } from "../../strings/say.ts";
import { moveTasks } from "../actions/task.ts";
import type { Command, CommandContext } from "../command.ts";
import type { Carrying } from "../desk.ts";
import { carry, lift, neighbourOf, stayingIn, type Direction } from "../grid.ts";
import { gridOf, hasFreeTargets, targets } from "../targets.ts";

const isCarrying = ({ desk }: CommandContext): boolean => desk.get().carrying !== null;

/** Move mode: lift with m, carry with arrows or h j k l, put down with Enter, put back with Esc. */
export const moveCommands: readonly Command[] = [
  {
    id: "task.move",
    title: "commands.task-move",
    group: "move",
    keys: ["m"],
    action: "task.move",
    when: hasFreeTargets,
    run: (context) => {
      const grid = gridOf(context);
      const drawn = grid.flatMap((column) => column.tasks);
      const lifted = new Set(targets(context));
      const inOrder = drawn.filter((id) => lifted.has(id));
      show(context, lift(grid, inOrder), "announced.carry-lifted");
    },
  },
  carrying("up", "carry.up", "commands.carry-up", ["ArrowUp", "k"]),
  carrying("down", "carry.down", "commands.carry-down", ["ArrowDown", "j"]),
  carrying("left", "carry.left", "commands.carry-left", ["ArrowLeft", "h"]),
  carrying("right", "carry.right", "commands.carry-right", ["ArrowRight", "l"]),
  carrying("up", "carry.top", "commands.carry-top", ["Shift+ArrowUp", "Shift+k"]),
  carrying("down", "carry.bottom", "commands.carry-bottom", ["Shift+ArrowDown", "Shift+j"]),
  carrying("left", "carry.first", "commands.carry-first", ["Shift+ArrowLeft", "Shift+h"]),
  carrying("right", "carry.last", "commands.carry-last", ["Shift+ArrowRight", "Shift+l"]),
  {
    id: "carry.put-down",
    title: "commands.carry-put-down",
    group: "move",
    keys: ["Enter"],
    when: isCarrying,
    run: (context) => {
      const { carrying: carried } = context.desk.get();
      if (!carried) return;
      const neighbour = neighbourOf(gridOf(context), carried);
      const at = neighbour === null ? "start" : { after: neighbour };
      // One change of the desk and of the view, so that nothing jumps back between them.
      moveTasks(context.workspace, carried.tasks, { column: carried.column, at });
      context.desk.set({ carrying: null, announcement: say("announced.carry-done") });
    },
  },
  {
    id: "carry.put-back",
    title: "commands.carry-put-back",
    group: "move",
    keys: ["Escape"],
    when: isCarrying,
    run: ({ desk }) => desk.set({ carrying: null, announcement: say("announced.carry-back") }),
  },
];

/** One step, or with Shift as far as it goes. */
function carrying(
  direction: Direction,
  id: string,
  title: Command["title"],
  keys: readonly string[],
): Command {
  const toEnd = keys.every((key) => key.startsWith("Shift+"));
  return {
    id,
    title,
    group: "move",
    keys,
    repeats: true,
    when: isCarrying,
    run: (context) => {
      const { carrying: carried } = context.desk.get();
      if (carried)
        show(context, carry(gridOf(context), carried, direction, toEnd), "announced.carry-at");
    },
  };
}

function show(
  context: CommandContext,
  carried: Carrying | null,
  message: "announced.carry-lifted" | "announced.carry-at",
): void {
  if (!carried) return;
  const column = gridOf(context).find(({ id }) => id === carried.column);
  const where = {
    column: context.workspace.view.row("column", carried.column)?.name ?? "",
    place: carried.index + 1,
    of: stayingIn(column, carried.tasks) + 1,
  };
  context.desk.set({ carrying: carried, announcement: say(message, where) });
}
