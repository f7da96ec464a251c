/** Every command, and how one is run. */
import type { Answer } from "../model/policy.ts";
import type { Command, CommandContext } from "./command.ts";
import { appCommands } from "./list/app-commands.ts";
import { boardCommands } from "./list/board-commands.ts";
import { inboxCommands } from "./list/inbox-commands.ts";
import { moveCommands } from "./list/move-commands.ts";
import { panelCommands } from "./list/panel-commands.ts";
import { selectCommands } from "./list/select-commands.ts";
import { taskCommands } from "./list/task-commands.ts";
import { workCommands } from "./list/work-commands.ts";

/** In the order in which palette and help list them. Of two with one key, the first that can be run is. */
export const commands: readonly Command[] = [
  ...panelCommands,
  ...taskCommands,
  ...moveCommands,
  ...selectCommands,
  ...boardCommands,
  ...inboxCommands,
  ...workCommands,
  ...appCommands,
];

const byId = new Map(commands.map((command) => [command.id, command]));

/** Whether the policy lets the person do it here; or why not, for the palette and for greyed controls. */
export const allowed = (command: Command, context: CommandContext): Answer =>
  command.action === undefined || context.may(command.action);

/** Run a command; returns whether it could be. A reason for no is announced. */
export function runCommand(id: string, context: CommandContext): boolean {
  const command = byId.get(id);
  if (!command?.when(context)) return false;
  const answer = allowed(command, context);
  if (answer === true) command.run(context);
  else context.desk.set({ announcement: answer.reason });
  return true;
}
