/** Roles as they follow from the rows that are seen, so that an own change of them shows at once. */
import type { BoardRole, WorkspaceRole, StreamRights } from "../model/frames.ts";
import { may, type Action, type Answer, type Grounds } from "../model/policy.ts";
import { boardRole } from "../model/roles.ts";
import type { StreamReplica } from "./stream-replica.ts";

/** The role of the person in the workspace: of the member row, else as the server said. */
export function workspaceRole(
  view: StreamReplica,
  rights: StreamRights | undefined,
): WorkspaceRole | null {
  const members = view.childRows("member", view.id);
  return members.find(({ person }) => person === view.person)?.role ?? rights?.role ?? null;
}

/** The role of the person on a board; of one that is not loaded, as the server said. */
export function roleOnBoard(
  view: StreamReplica,
  rights: StreamRights | undefined,
  board: string,
): BoardRole | null {
  const row = view.row("board", board);
  if (!row || !view.base.cursors.has(board)) {
    const isOwn = row?.seq === 0; // made here, not answered yet: its maker manages it
    return isOwn ? "manager" : (rights?.scopes[board]?.board ?? null);
  }
  const members = view.childRows("board_member", board);
  const own = members.find(({ person }) => person === view.person)?.role ?? null;
  return boardRole(workspaceRole(view, rights), row.everyone, own);
}

/** Whether the person may act on a board (or, without one, in the workspace), or why not. */
export function mayAct(
  view: StreamReplica,
  rights: StreamRights | undefined,
  isAdmin: boolean,
  action: Action,
  board: string | null,
): Answer {
  const grounds: Grounds = {
    workspace: workspaceRole(view, rights),
    board: board === null ? null : roleOnBoard(view, rights, board),
    user: "self",
    instance: isAdmin ? "admin" : "person",
  };
  return may(action, grounds);
}
