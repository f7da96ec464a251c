import type { Command, CommandContext } from "../command.ts";
import type { Asked } from "../desk.ts";
import { readAll, unread } from "../actions/notification.ts";
import { ask } from "../targets.ts";

const onInbox = ({ desk }: CommandContext): boolean => desk.get().page === "inbox";

/** What is done with what waits; the page knows what is chosen. */
export const inboxCommands: readonly Command[] = [
  { ...asking("next-item", "inbox.next", "commands.inbox-next", "j", "ArrowDown"), repeats: true },
  {
    ...asking("previous-item", "inbox.previous", "commands.inbox-previous", "k", "ArrowUp"),
    repeats: true,
  },
  asking("open-item", "inbox.open", "commands.inbox-open", "Enter"),
  asking("close-item", "inbox.close", "commands.inbox-close", "Escape"),
  asking("take-theirs", "inbox.theirs", "commands.inbox-theirs", "1"),
  asking("take-mine", "inbox.mine", "commands.inbox-mine", "2"),
  {
    id: "inbox.read-all",
    title: "commands.inbox-read-all",
    group: "inbox",
    keys: ["Shift+u"],
    when: (context) => onInbox(context) && unread(context.replica, context.workspace.id).length > 0,
    run: ({ replica, workspace }) => readAll(replica, workspace.id),
  },
];

function asking(
  part: Asked["part"],
  id: string,
  title: Command["title"],
  ...keys: readonly string[]
): Command {
  return { id, title, group: "inbox", keys, when: onInbox, run: ask(part) };
}
