import { board } from "./en/board.ts";
import { commands } from "./en/commands.ts";
import { entry } from "./en/entry.ts";
import { history } from "./en/history.ts";
import { parts } from "./en/parts.ts";
import { sync } from "./en/sync.ts";
import { task } from "./en/task.ts";
import { words } from "./en/words.ts";
import { workspace } from "./en/workspace.ts";

/**
 * Every word the interface says, in one catalogue. Each area has a file of its own under `en/`,
 * and its keys begin with that area's name.
 */
export const en = {
  ...parts,
  ...entry,
  ...workspace,
  ...sync,
  ...board,
  ...commands,
  ...task,
  ...words,
  ...history,
} as const;
