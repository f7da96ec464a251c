import type { account } from "./en/account.ts";
import { announced } from "./en/announced.ts";
import { board } from "./en/board.ts";
import type { boardSettings } from "./en/board-settings.ts";
import type { commands } from "./en/commands.ts";
import type { entry } from "./en/entry.ts";
import type { filter } from "./en/filter.ts";
import type { history } from "./en/history.ts";
import type { importing } from "./en/import.ts";
import type { inbox } from "./en/inbox.ts";
import type { keyboard } from "./en/keyboard.ts";
import type { labels } from "./en/labels.ts";
import type { members } from "./en/members.ts";
import type { notices } from "./en/notices.ts";
import { parts } from "./en/parts.ts";
import type { roles } from "./en/roles.ts";
import type { sample } from "./en/sample.ts";
import type { settings } from "./en/settings.ts";
import { start } from "./en/start.ts";
import type { sync } from "./en/sync.ts";
import type { task } from "./en/task.ts";
import type { work } from "./en/work.ts";
import type { words } from "./en/words.ts";
import { workspace } from "./en/workspace.ts";

/**
 * Every word the interface says, in one catalogue. Each area has a file of its own under `en/`,
 * and its keys begin with that area's name. These are the words of the first paint.
 */
export const first = {
  ...parts,
  ...start,
  ...workspace,
  ...board,
  ...announced,
} as const;

/** The words of all screens. A part that is loaded later brings its own: see known.ts. */
export type Catalogue = typeof first &
  typeof account &
  typeof commands &
  typeof entry &
  typeof boardSettings &
  typeof filter &
  typeof history &
  typeof importing &
  typeof inbox &
  typeof keyboard &
  typeof labels &
  typeof members &
  typeof notices &
  typeof roles &
  typeof sample &
  typeof settings &
  typeof sync &
  typeof task &
  typeof work &
  typeof words;
