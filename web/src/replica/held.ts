/** Whether a board is here without a network. */
import type { Cursors } from "./cursors.ts";
import { threadsOf } from "./parts.ts";

/** `fetching`: some of it is still to come. */
export type Held = "held" | "fetching" | "not_held";

/** The topic of whether a board is held. */
export const heldTopic = (board: string): string => `held ${board}`;

/** Whether base keeps all of a board: what is on it, and its threads. */
export const isHeld = (cursors: Cursors, board: string): boolean =>
  cursors.has(board) && cursors.has(threadsOf(board));
