import { say } from "../../strings/say.ts";
import { paths } from "../paths.ts";
import { toggleStar } from "../actions/star.ts";
import type { Command } from "../command.ts";
import { searchOf } from "../filter.ts";
import { ask, onBoard } from "../targets.ts";

/** What is done with the board that is shown. */
export const boardCommands: readonly Command[] = [
  {
    id: "board.menu",
    title: "commands.board-menu",
    group: "board",
    keys: ["Shift+b"],
    when: onBoard,
    run: ask("board-menu"),
  },
  {
    id: "board.settings",
    title: "commands.board-settings",
    group: "board",
    when: onBoard,
    run: ask("board-settings"),
  },
  {
    id: "board.archive-list",
    title: "commands.board-archive-list",
    group: "board",
    when: onBoard,
    run: ask("archive"),
  },
  {
    id: "board.star",
    title: "commands.board-star",
    group: "board",
    when: onBoard,
    run: ({ replica, workspace, desk }) => {
      const { board } = desk.get();
      if (board !== null) toggleStar(replica, { workspace: workspace.id, board });
    },
  },
  {
    id: "board.copy-link",
    title: "commands.board-copy-link",
    group: "board",
    keys: ["Shift+y"],
    when: (context) => onBoard(context) && "clipboard" in navigator,
    run: ({ workspace, desk }) => {
      const { board, filter } = desk.get();
      if (board === null) return;
      const path = paths.board(workspace.id, board) + searchOf(filter);
      void navigator.clipboard
        .writeText(new URL(path, location.href).href)
        .then(() => desk.set({ notice: { text: say("announced.copied") } }));
    },
  },
];
