/** Who is in the workspace and on its boards, with which role. */
import { deleteRow, setField } from "../../model/edits.ts";
import type { BoardRole, WorkspaceRole } from "../../model/frames.ts";
import type { Board, BoardMember, Invitation, Member } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op, SetOp, TrashOp } from "../../model/ops.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { editBoard } from "./board.ts";
import { seen } from "./place.ts";

export const roleOps = (member: Member, role: WorkspaceRole): SetOp[] =>
  setField(member, "role", role);

export const setRole = (w: Workspace, member: Member, role: WorkspaceRole): string | null =>
  w.mutate({ intent: "member.role", ops: roleOps(member, role) });

/** What takes someone out of the workspace, or off a board. */
export const removal = (w: Workspace, row: Member | BoardMember): TrashOp =>
  deleteRow(row, w.view.isPending(row.id));

/** Their rows on boards go too: the server sees to it. */
export const removeMember = (w: Workspace, member: Member): string | null =>
  w.mutate({ intent: "member.remove", ops: [removal(w, member)] });

/** What brings someone back who was removed; with the role they had, and on no private board. */
export function comeback(w: Workspace, member: string): TrashOp {
  const row = w.view.find(member);
  const was = row && !w.view.isPending(member) ? { was: row.seq } : {};
  return { op: "restore", kind: "member", id: member, ...was };
}

export const bringBack = (w: Workspace, member: string): string | null =>
  w.mutate({ intent: "member.restore", ops: [comeback(w, member)] });

/** What puts someone on a board. */
const seating = (board: string, person: string, role: BoardRole): Op => ({
  ...{ op: "create", kind: "board_member", id: uuid7(), parent: board },
  fields: { person, role },
});

export const addToBoard = (
  w: Workspace,
  board: string,
  persons: readonly string[],
  role: BoardRole,
): string | null =>
  w.mutate({ intent: "board.share", ops: persons.map((each) => seating(board, each, role)) });

export const setBoardRole = (w: Workspace, seat: BoardMember, role: BoardRole): string | null =>
  w.mutate({ intent: "board.share", ops: setField(seat, "role", role) });

export const takeOffBoard = (w: Workspace, seat: BoardMember): string | null =>
  w.mutate({
    intent: seat.person === w.person ? "board.leave" : "board.share",
    ops: [removal(w, seat)],
  });

/** What every member of the workspace may do on the board; `none` makes it private. */
export const shareWithAll = (
  w: Workspace,
  board: string,
  everyone: NonNullable<Board["everyone"]>,
): string | null => editBoard(w, board, { everyone });

/** Puts the person on a private board that they aren't on, as its manager: its members see that. */
export const takeOver = (w: Workspace, board: string): string | null =>
  w.mutate({ intent: "board.take_over", ops: [seating(board, w.person, "manager")] });

/** The link of the invitation lets nobody in any more. */
export const withdraw = (w: Workspace, { id }: Invitation): string | null =>
  w.mutate({
    intent: "invitation.withdraw",
    ops: seen(w, "invitation", [id]).map((row) => deleteRow(row, w.view.isPending(row.id))),
  });
