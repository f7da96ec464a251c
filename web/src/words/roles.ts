/** Roles, as they are called. */
import type { BoardRole, WorkspaceRole } from "../model/frames.ts";
import type { Board } from "../model/generated.ts";
import "../strings/en/members.ts";
import { say } from "../strings/say.ts";

/** The widest first. */
export const WORKSPACE_ROLES = ["owner", "admin", "member", "guest"] as const;
export const BOARD_ROLES = ["manager", "editor", "commenter", "viewer"] as const;
export const EVERYONE = ["editor", "commenter", "viewer", "none"] as const;

export const roleName = (role: WorkspaceRole | BoardRole): string => say(`members.role-${role}`);

/** What every member of the workspace may do on a board. */
export const everyoneWords = (everyone: Board["everyone"]): string =>
  say(`members.everyone-${everyone ?? "none"}`);
