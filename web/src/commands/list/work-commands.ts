import type { Command, CommandContext } from "../command.ts";
import type { Asked } from "../desk.ts";
import { ask } from "../targets.ts";

const onWork = ({ desk }: CommandContext): boolean => desk.get().page === "work";

/** What is done with the list of one's own tasks; the page knows which one has the focus. */
export const workCommands: readonly Command[] = [
  { ...asking("next-item", "work.next", "commands.work-next", "j", "ArrowDown"), repeats: true },
  {
    ...asking("previous-item", "work.previous", "commands.work-previous", "k", "ArrowUp"),
    repeats: true,
  },
  asking("plan-item", "work.plan", "commands.work-plan", "t"),
  asking("earlier-item", "work.earlier", "commands.work-earlier", "Shift+k", "Shift+ArrowUp"),
  asking("later-item", "work.later", "commands.work-later", "Shift+j", "Shift+ArrowDown"),
];

function asking(
  part: Asked["part"],
  id: string,
  title: Command["title"],
  ...keys: readonly string[]
): Command {
  return { id, title, group: "work", keys, when: onWork, run: ask(part) };
}
