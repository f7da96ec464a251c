/** Boards that a person keeps at hand, on all their devices; they are also held for the time without a network. */
import { deleteRow } from "../../model/edits.ts";
import type { Star } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op } from "../../model/ops.ts";
import { keyBetween } from "../../model/order.ts";
import type { Replica } from "../../replica/replica.ts";

export const starredAmong = (rows: readonly Star[], board: string): readonly Star[] =>
  rows.filter((star) => star.board === board);

/** Gives the board a star behind all others, or takes it away: from two devices there may be two. */
export function toggleStar(
  replica: Replica,
  { workspace, board }: { workspace: string; board: string },
): void {
  const { person } = replica;
  const view = replica.stream(person);
  const stars = view.childRows("star", person);
  const given = starredAmong(stars, board);
  const create: Op = {
    ...{ op: "create", kind: "star", id: uuid7(), parent: person },
    order: keyBetween(stars.at(-1)?.order ?? null, null),
    fields: { workspace, board },
  };
  const ops =
    given.length > 0 ? given.map((row) => deleteRow(row, view.isPending(row.id))) : [create];
  replica.mutate(person, { intent: "star.toggle", ops });
}
