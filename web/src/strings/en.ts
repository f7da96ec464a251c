import { board } from "./en/board.ts";
import { commands } from "./en/commands.ts";
import { entry } from "./en/entry.ts";
import type { history } from "./en/history.ts";
import type { inbox } from "./en/inbox.ts";
import { parts } from "./en/parts.ts";
import type { settings } from "./en/settings.ts";
import { sync } from "./en/sync.ts";
import type { task } from "./en/task.ts";
import type { words } from "./en/words.ts";
import { workspace } from "./en/workspace.ts";

/**
 * Every word the interface says, in one catalogue. Each area has a file of its own under `en/`,
 * and its keys begin with that area's name. These are the words of the first screens.
 */
export const first = {
  ...parts,
  ...entry,
  ...workspace,
  ...sync,
  ...board,
  ...commands,
} as const;

/** The words of all screens. A part that is loaded later brings its own: see known.ts. */
export type Catalogue = typeof first &
  typeof task &
  typeof words &
  typeof history &
  typeof inbox &
  typeof settings;
