/** Who can change a board, and give others the right to. Pure. */
import type { Board } from "../../../model/generated.ts";
import { boardRole } from "../../../model/roles.ts";
import type { StreamReplica } from "../../../replica/stream-replica.ts";

/** The board's managers. */
export function whoMayChange(view: StreamReplica, board: Board): readonly string[] {
  const members = view.childRows("member", view.id);
  const own = view.childRows("board_member", board.id);
  return members.flatMap(({ person, role }) => {
    const mine = own.find((each) => each.person === person)?.role ?? null;
    return boardRole(role, board.everyone ?? "none", mine) === "manager" ? [person] : [];
  });
}
