import type { Command, CommandContext } from "../command.ts";
import { stepFrom, type Direction } from "../grid.ts";
import { gridOf, hasFreeTargets, onBoard } from "../targets.ts";

/** Walking over the board, and choosing what keys act on. */
export const selectCommands: readonly Command[] = [
  walking("down", "commands.focus-next", ["j", "ArrowDown"]),
  walking("up", "commands.focus-previous", ["k", "ArrowUp"]),
  walking("left", "commands.focus-left", ["ArrowLeft"]),
  walking("right", "commands.focus-right", ["ArrowRight"]),
  {
    id: "select.toggle",
    title: "commands.select-toggle",
    group: "select",
    keys: ["x"],
    when: hasFocus,
    run: ({ desk }) => {
      const { focus, selected } = desk.get();
      if (focus === null) return;
      const next = new Set(selected);
      if (!next.delete(focus)) next.add(focus);
      desk.set({ selected: next });
    },
  },
  {
    id: "select.range",
    title: "commands.select-range",
    group: "select",
    keys: ["Shift+x"],
    when: hasFocus,
    run: selectRange,
  },
  {
    id: "select.column",
    title: "commands.select-column",
    group: "select",
    keys: ["mod+a"],
    when: hasFocus,
    run: (context) => {
      const { focus } = context.desk.get();
      const column = gridOf(context).find(({ tasks }) => focus !== null && tasks.includes(focus));
      context.desk.set({ selected: new Set(column?.tasks) });
    },
  },
  {
    id: "select.none",
    title: "commands.select-none",
    group: "select",
    keys: ["Escape"],
    when: ({ desk }) => desk.get().open === null && desk.get().selected.size > 0,
    run: ({ desk }) => desk.set({ selected: new Set() }),
  },
  {
    id: "task.close",
    title: "commands.task-close",
    group: "task",
    keys: ["Escape"],
    when: ({ desk }) => desk.get().open !== null && desk.get().carrying === null,
    run: ({ desk }) => desk.set({ open: null }),
  },
];

function walking(direction: Direction, title: Command["title"], keys: readonly string[]): Command {
  return {
    id: `focus.${direction}`,
    title,
    group: "select",
    keys,
    repeats: true,
    when: onBoard,
    run: (context) => {
      const focus = stepFrom(gridOf(context), context.desk.get().focus, direction);
      context.desk.set({ focus });
    },
  };
}

function hasFocus(context: CommandContext): boolean {
  return context.desk.get().focus !== null && hasFreeTargets(context);
}

/** From the last selected task of the column to the one with the focus. */
function selectRange(context: CommandContext): void {
  const { focus, selected } = context.desk.get();
  const column = gridOf(context).find(({ tasks }) => focus !== null && tasks.includes(focus));
  if (!column || focus === null) return;
  const to = column.tasks.indexOf(focus);
  const last = [...selected].findLast((id) => column.tasks.includes(id));
  const from = last === undefined ? to : column.tasks.indexOf(last);
  const range = column.tasks.slice(Math.min(from, to), Math.max(from, to) + 1);
  context.desk.set({ selected: new Set([...selected, ...range]) });
}
