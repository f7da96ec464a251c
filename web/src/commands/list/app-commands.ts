import { say, type PlainKey } from "../../strings/say.ts";
import type { Command, CommandContext } from "../command.ts";
import { chooseDensity } from "../density.ts";
import type { Density, Theme } from "../desk.ts";
import { paths } from "../paths.ts";
import { ask, onBoard } from "../targets.ts";

const always = (): boolean => true;

/** What is not about tasks: finding, going, taking back, how it looks. */
export const appCommands: readonly Command[] = [
  {
    id: "palette.open",
    title: "commands.palette",
    group: "app",
    keys: ["mod+k", "[Shift]+/"],
    whileTyping: true,
    when: always,
    run: ask("palette"),
  },
  {
    id: "help.open",
    title: "commands.help",
    group: "app",
    keys: ["[Shift]+?"],
    when: always,
    run: ask("help"),
  },
  {
    id: "board.filter",
    title: "commands.filter",
    group: "board",
    keys: ["f"],
    when: onBoard,
    run: ask("filter"),
  },
  {
    id: "board.filter-by",
    title: "commands.filter-by",
    group: "board",
    keys: ["Shift+f"],
    when: onBoard,
    run: ask("filter-by"),
  },
  {
    id: "board.share",
    title: "commands.share",
    group: "board",
    when: onBoard,
    run: ask("sharing"),
  },
  {
    id: "edit.undo",
    title: "commands.undo",
    group: "app",
    keys: ["z", "mod+z"],
    when: ({ replica, workspace }) => replica.undoable(workspace.id).undo !== null,
    run: (context) => takeBack(context, "undo", "announced.undone"),
  },
  {
    id: "edit.redo",
    title: "commands.redo",
    group: "app",
    keys: ["Shift+z", "mod+Shift+z"],
    when: ({ replica, workspace }) => replica.undoable(workspace.id).redo !== null,
    run: (context) => takeBack(context, "redo", "announced.redone"),
  },
  {
    id: "go.boards",
    title: "commands.go-boards",
    group: "go",
    keys: ["g b"],
    when: always,
    run: ({ go, workspace }) => go(paths.workspace(workspace.id)),
  },
  {
    id: "go.inbox",
    title: "commands.go-inbox",
    group: "go",
    keys: ["g i"],
    when: always,
    run: ({ go, workspace }) => go(paths.inbox(workspace.id)),
  },
  {
    id: "go.work",
    title: "commands.go-work",
    group: "go",
    keys: ["g m"],
    when: always,
    run: ({ go, workspace }) => go(paths.work(workspace.id)),
  },
  {
    id: "go.settings",
    title: "commands.go-settings",
    group: "go",
    keys: ["g s"],
    when: always,
    run: ({ go, workspace }) => go(paths.settings(workspace.id)),
  },
  {
    id: "go.history",
    title: "commands.go-history",
    group: "go",
    keys: ["g h"],
    when: always,
    run: ({ go, workspace }) => go(paths.history(workspace.id)),
  },
  density("comfortable", "commands.density-comfortable"),
  density("compact", "commands.density-compact"),
  theme("light", "commands.theme-light"),
  theme("dark", "commands.theme-dark"),
  theme("system", "commands.theme-system"),
];

function takeBack(
  { replica, workspace, desk }: CommandContext,
  which: "undo" | "redo",
  announcement: "announced.undone" | "announced.redone",
): void {
  const intent = replica[which](workspace.id);
  desk.set({ announcement: say(intent === null ? "announced.undo-nothing" : announcement) });
}

function density(value: Density, title: PlainKey): Command {
  return {
    id: `density.${value}`,
    title,
    group: "board",
    when: onBoard,
    run: ({ replica }) => chooseDensity(replica, value),
  };
}

function theme(value: Theme, title: PlainKey): Command {
  return {
    id: `theme.${value}`,
    title,
    group: "app",
    when: always,
    run: ({ desk }) => desk.set({ theme: value }),
  };
}
