import { archiveTasks, assign, completeTasks } from "../actions/task.ts";
import { say } from "../../strings/say.ts";
import { toggleWatch } from "../actions/watch.ts";
import { deleteRows } from "../actions/trash.ts";
import type { Command, CommandContext } from "../command.ts";
import { paths } from "../paths.ts";
import { ask, hasFreeTargets, onBoard, targets } from "../targets.ts";

/** What is done with tasks. */
export const taskCommands: readonly Command[] = [
  {
    id: "task.create",
    title: "commands.task-create",
    group: "task",
    keys: ["c"],
    action: "task.create",
    when: onBoard,
    run: (context) => {
      const [task] = targets(context);
      const column = task === undefined ? null : context.workspace.view.find(task)?.parent;
      const asked = { part: "quick-add", tasks: [] } as const;
      context.desk.set({ asked: column == null ? asked : { ...asked, column } });
    },
  },
  {
    id: "task.open",
    title: "commands.task-open",
    group: "task",
    keys: ["Enter"],
    when: hasFreeTargets,
    run: (context) => context.desk.set({ open: targets(context)[0] ?? null, isPeeking: false }),
  },
  {
    id: "task.peek",
    title: "commands.task-peek",
    group: "task",
    keys: ["Space"],
    when: (context) => onBoard(context) && context.desk.get().focus !== null,
    run: ({ desk }) => {
      const { open, focus } = desk.get();
      desk.set({ open: open === focus ? null : focus, isPeeking: true });
    },
  },
  {
    id: "task.watch",
    title: "commands.task-watch",
    group: "task",
    keys: ["w"],
    when: hasFreeTargets,
    run: (context) => {
      const { replica, workspace, desk } = context;
      const isOn = toggleWatch(replica, workspace.id, targets(context));
      desk.set({
        notice: {
          text: say(isOn ? "announced.watched" : "announced.unwatched"),
          undo: () => void replica.undo(replica.person),
        },
      });
    },
  },
  {
    id: "value.ask",
    title: "commands.ask-value",
    group: "task",
    keys: ["h"],
    when: hasFreeTargets,
    run: ask("value"),
  },
  {
    id: "task.title",
    title: "commands.task-title",
    group: "task",
    keys: ["e"],
    action: "task.edit",
    when: hasFreeTargets,
    run: ask("title"),
  },
  {
    id: "task.labels",
    title: "commands.task-labels",
    group: "task",
    keys: ["l"],
    action: "task.label",
    when: hasFreeTargets,
    run: ask("labels"),
  },
  {
    id: "task.assign",
    title: "commands.task-assign",
    group: "task",
    keys: ["a"],
    action: "task.assign",
    when: hasFreeTargets,
    run: ask("assignees"),
  },
  {
    id: "task.assign-me",
    title: "commands.task-assign-me",
    group: "task",
    keys: ["Shift+a"],
    action: "task.assign",
    when: hasFreeTargets,
    run: (context) => assign(context.workspace, targets(context), context.workspace.person),
  },
  {
    id: "task.due",
    title: "commands.task-due",
    group: "task",
    keys: ["d"],
    action: "task.edit",
    when: hasFreeTargets,
    run: ask("due"),
  },
  {
    id: "task.priority",
    title: "commands.task-priority",
    group: "task",
    keys: ["p"],
    action: "task.edit",
    when: hasFreeTargets,
    run: ask("priority"),
  },
  {
    id: "task.comment",
    title: "commands.task-comment",
    group: "task",
    keys: ["r"],
    action: "comment.create",
    when: hasFreeTargets,
    run: (context) => {
      const [task = null] = targets(context);
      context.desk.set({ open: task });
      ask("comment")(context);
    },
  },
  {
    id: "task.menu",
    title: "commands.task-menu",
    group: "task",
    keys: ["."],
    when: hasFreeTargets,
    run: ask("menu"),
  },
  {
    id: "task.move-to",
    title: "commands.task-move-to",
    group: "task",
    keys: ["Shift+m"],
    action: "task.move",
    when: hasFreeTargets,
    run: ask("column"),
  },
  {
    id: "task.complete",
    title: "commands.task-complete",
    group: "task",
    action: "task.move",
    when: hasFreeTargets,
    run: (context) => completeTasks(context.workspace, targets(context)),
  },
  {
    id: "task.archive",
    title: "commands.task-archive",
    group: "task",
    keys: ["Shift+e"],
    action: "task.archive",
    when: hasFreeTargets,
    run: (context) => putAway(context, () => archiveTasks(context.workspace, targets(context))),
  },
  {
    id: "task.delete",
    title: "commands.task-delete",
    group: "task",
    keys: ["[Shift]+#", "mod+Backspace"],
    action: "task.delete",
    when: hasFreeTargets,
    run: (context) =>
      putAway(context, () => deleteRows(context.workspace, "task", targets(context))),
  },
  {
    id: "task.copy-link",
    title: "commands.task-copy-link",
    group: "task",
    keys: ["y"],
    when: (context) => hasFreeTargets(context) && "clipboard" in navigator,
    run: copyLinks,
  },
];

/** What goes out of sight is neither selected nor open any more; the focus goes to what follows. */
function putAway(context: CommandContext, act: () => void): void {
  const { desk, workspace } = context;
  const gone = new Set(targets(context));
  const [first = ""] = gone;
  const column = workspace.view.children("task", workspace.view.find(first)?.parent ?? "");
  const next = column.slice(column.indexOf(first)).find((id) => !gone.has(id));
  const before = column.slice(0, column.indexOf(first)).findLast((id) => !gone.has(id));
  act();
  const { open } = desk.get();
  desk.set({
    selected: new Set(),
    focus: next ?? before ?? null,
    open: open !== null && gone.has(open) ? null : open,
  });
}

function copyLinks(context: CommandContext): void {
  const { id, view } = context.workspace;
  const links = targets(context).map((task) => {
    const board = view.find(task)?.scope ?? "";
    return new URL(paths.task(id, board, task), location.href).href;
  });
  void navigator.clipboard
    .writeText(links.join("\n"))
    .then(() => context.desk.set({ notice: { text: say("announced.copied") } }));
}
