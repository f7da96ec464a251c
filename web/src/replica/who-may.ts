/** Whom the policy lets do something, for who may not. Pure. */
import { may, type Action } from "../model/policy.ts";
import { boardRole } from "../model/roles.ts";
import type { StreamReplica } from "./stream-replica.ts";

/** The members who may, in the workspace or on a board that is loaded. */
export function whoMay(view: StreamReplica, action: Action, board: string | null): string[] {
  const row = board === null ? undefined : view.row("board", board);
  const seats = row ? [...view.childRows("board_member", row.id)] : [];
  return [...view.childRows("member", view.id)].flatMap(({ person, role }) => {
    const own = seats.find((seat) => seat.person === person)?.role ?? null;
    const grounds = {
      workspace: role,
      board: row ? boardRole(role, row.everyone, own) : null,
      ...({ user: null, instance: "person" } as const),
    };
    return may(action, grounds) === true ? [person] : [];
  });
}
