import {
  Archive,
  Calendar,
  CircleCheck,
  CircleUserRound,
  Expand,
  Eye,
  Link,
  MoveRight,
  PenLine,
  Signal,
  SquareCheck,
  Tag,
  Trash2,
  type LucideIcon,
} from "lucide-react";
import { desk } from "../../../commands/desk.ts";
import type { Command, CommandContext } from "../../../commands/command.ts";
import { keysOf, type Keymap } from "../../../commands/keymap.ts";
import { useKeymap } from "../../../commands/use-keymap.ts";
import { allowed, commands } from "../../../commands/registry.ts";
import { useCommandContext, useRun } from "../../../commands/run.ts";
import "../../../strings/en/commands.ts";
import { say } from "../../../strings/say.ts";
import type { MenuItem } from "../../../ui/overlay/menu.tsx";
import { Menu } from "../../../ui/overlays.tsx";
import type { AskedProps } from "./asked-props.ts";

/** Which commands a task's menu lists, and in which groups. */
const GROUPS: readonly (readonly string[])[] = [
  ["task.open", "task.title", "task.move-to", "task.complete", "select.toggle"],
  ["task.labels", "task.assign", "task.due", "task.priority"],
  ["task.watch", "task.copy-link", "task.archive", "task.delete"],
];

const ICONS: Readonly<Record<string, LucideIcon>> = {
  "task.open": Expand,
  "task.title": PenLine,
  "task.move-to": MoveRight,
  "task.complete": CircleCheck,
  "select.toggle": SquareCheck,
  "task.labels": Tag,
  "task.assign": CircleUserRound,
  "task.due": Calendar,
  "task.priority": Signal,
  "task.watch": Eye,
  "task.copy-link": Link,
  "task.archive": Archive,
  "task.delete": Trash2,
};

/** A view of the registry: what can be done with a task or the selection. */
export function TaskMenu({ tasks, ...popup }: AskedProps) {
  const context = useCommandContext();
  const run = useRun();
  const keymap = useKeymap();
  const groups = GROUPS.map((ids) => ({
    items: ids.flatMap((id) => {
      const command = commands.find((each) => each.id === id);
      return command?.when(context) === true ? [itemOf(command, context, keymap)] : [];
    }),
  })).filter(({ items }) => items.length > 0);
  return (
    <Menu
      {...popup}
      label={say("board.task-menu", { n: tasks.length })}
      groups={groups}
      onChoose={(id) => {
        desk.set({ asked: null }); // so that what the command asks for isn't closed with the menu
        run(id);
      }}
    />
  );
}

function itemOf(command: Command, context: CommandContext, keymap: Keymap): MenuItem {
  const answer = allowed(command, context);
  return {
    id: command.id,
    label: say(command.title),
    icon: ICONS[command.id],
    keys: keysOf(command, keymap)[0],
    danger: command.id === "task.delete",
    unavailable: answer === true ? undefined : answer.reason,
  };
}
