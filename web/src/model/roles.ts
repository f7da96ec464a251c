import type { BoardRole, WorkspaceRole } from "./frames.ts";
import type { Board } from "./generated.ts";

const WIDEST_FIRST: readonly BoardRole[] = ["manager", "editor", "commenter", "viewer"];

const width = (role: BoardRole | null): number =>
  role === null ? WIDEST_FIRST.length : WIDEST_FIRST.indexOf(role);

const wider = (a: BoardRole | null, b: BoardRole | null): BoardRole | null =>
  width(a) <= width(b) ? a : b;

/**
 * The role on a board, null where it does not exist for the person.
 *
 * @param everyone The board's field.
 * @param own The role of the person's own board_member row.
 */
export function boardRole(
  workspaceRole: WorkspaceRole | null,
  everyone: Board["everyone"],
  own: BoardRole | null,
): BoardRole | null {
  const shared = everyone === "none" || everyone === undefined ? null : everyone;
  switch (workspaceRole) {
    case null:
      return null;
    case "owner":
    case "admin":
      return shared ? "manager" : own;
    case "guest":
      return own;
    case "member":
      return wider(own, shared);
  }
}
