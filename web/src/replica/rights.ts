/** Roles as they follow from the rows that are seen, so that an own change of them shows at once. */
import type { BoardRole, StreamRights, WorkspaceRole } from "../model/frames.ts";
import type { Json } from "../model/generated.ts";
import type { CreateOp, Op } from "../model/ops.ts";
import {
  actionOf,
  givesNoMore,
  may,
  type Action,
  type Answer,
  type Grounds,
} from "../model/policy.ts";
import { boardRole } from "../model/roles.ts";
import type { StoredRow } from "./rows.ts";
import type { StreamReplica } from "./stream-replica.ts";

/** Who asks: their view of a stream, and what the server said of their rights in it. */
export interface Asking {
  readonly view: StreamReplica;
  readonly rights: StreamRights | undefined;
  /** Of the instance. */
  readonly isAdmin: boolean;
}

/** Whether the person may do it on a board (null: in the workspace), or why not. */
export const mayAct = (asking: Asking, action: Action, board: string | null): Answer =>
  may(action, groundsOn(asking, board));

/** Whether the policy lets the person do what an op says; whether it can be done is not asked. */
export function mayApply(asking: Asking, op: Op): Answer {
  const { view } = asking;
  const row = view.find(op.id) ?? asCreated(op, view);
  const grounds = groundsOn(asking, row.scope);
  const asked = op.op === "create" && row.scope !== op.id ? [op, ...filledIn(op)] : [op];
  for (const each of asked) {
    const action = actionOf(each, row, view.person, grounds);
    const answer = action === null || may(action, grounds);
    if (answer !== true) return answer;
  }
  return givesNoMore(op, row, view.person, grounds);
}

/** What setting the fields of a create later would be: the policy asks for each of them too. */
const filledIn = ({ kind, id, fields }: CreateOp): readonly Op[] =>
  Object.entries(fields).flatMap(([field, value]): Op[] =>
    Array.isArray(value)
      ? value.map((item: Json) => ({ op: "add", kind, id, field, item }))
      : [{ op: "set", kind, id, field, value }],
  );

/** The row that a create will make, as far as the policy asks of it. */
function asCreated(op: Op, view: StreamReplica): Pick<StoredRow, "scope"> & Partial<StoredRow> {
  if (op.op !== "create") return { scope: view.id };
  const above = op.parent === undefined ? undefined : view.find(op.parent);
  const scope = op.kind === "board" ? op.id : (above?.scope ?? view.id);
  return { ...op.fields, scope, created_by: view.person };
}

function groundsOn(asking: Asking, board: string | null): Grounds {
  const { view, isAdmin } = asking;
  return {
    workspace: workspaceRole(asking),
    board: board === null ? null : roleOnBoard(asking, board),
    user: view.id === view.person ? "self" : null,
    instance: isAdmin ? "admin" : "person",
  };
}

/** The role of the person in the workspace: of the member row, else as the server said. */
function workspaceRole({ view, rights }: Asking): WorkspaceRole | null {
  if (isMadeHere(view, view.id)) return "owner";
  const members = view.childRows("member", view.id);
  return members.find(({ person }) => person === view.person)?.role ?? rights?.role ?? null;
}

/** The role of the person on a board; of one that is not loaded, as the server said. */
function roleOnBoard(asking: Asking, board: string): BoardRole | null {
  const { view, rights } = asking;
  if (isMadeHere(view, board)) return "manager";
  const row = view.row("board", board);
  if (!row || !view.base.cursors.has(board)) return rights?.scopes[board]?.board ?? null;
  const members = view.childRows("board_member", board);
  const own = members.find(({ person }) => person === view.person)?.role ?? null;
  return boardRole(workspaceRole(asking), row.everyone, own);
}

/** Made by the person, and not answered yet: whoever makes it holds it. */
const isMadeHere = (view: StreamReplica, id: string): boolean => view.find(id)?.seq === 0;
