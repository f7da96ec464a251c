import { moveTo } from "../../model/edits.ts";
import type { KindName, Row, Rows } from "../../model/generated.ts";
import type { MoveOp } from "../../model/ops.ts";
import { placesAt } from "../../model/order.ts";
import type { Workspace } from "../../replica/workspace.ts";

/** Where among its siblings: by a neighbour's id, or at an end. */
export type At = "start" | "end" | { readonly after: string } | { readonly before: string };

export interface Places {
  /** An order key for each row that is to stand there, one after the other. */
  readonly orders: readonly string[];
  /** Moves of neighbours that it takes. */
  readonly moves: readonly MoveOp[];
}

/** Places for `count` rows under `parent`. Those that are `leaving` their place don't count. */
export function placesIn(
  { view }: Workspace,
  kind: KindName,
  parent: string,
  at: At,
  count = 1,
  leaving: ReadonlySet<string> = new Set(),
): Places {
  const siblings = view.childRows(kind, parent).filter(({ id }) => !leaving.has(id));
  const { orders, moves } = placesAt(siblings, indexOf(siblings, at), count);
  const byId = new Map<string, Row>(siblings.map((row) => [row.id, row]));
  return {
    orders,
    moves: moves.flatMap(({ id, order }) => {
      const row = byId.get(id);
      return row ? [moveTo(row, parent, order)] : [];
    }),
  };
}

/** A neighbour that is not there any more counts as the end. */
function indexOf(siblings: readonly { readonly id: string }[], at: At): number {
  if (at === "start") return 0;
  if (at === "end") return siblings.length;
  const neighbour = "after" in at ? at.after : at.before;
  const index = siblings.findIndex(({ id }) => id === neighbour);
  if (index < 0) return siblings.length;
  return "after" in at ? index + 1 : index;
}

/** Moves that put rows under `parent` in the given order; none if they stand so already. */
export function movesTo(
  workspace: Workspace,
  kind: KindName,
  ids: readonly string[],
  parent: string,
  at: At,
): MoveOp[] {
  const rows = seen(workspace, kind, ids);
  const { orders, moves } = placesIn(workspace, kind, parent, at, rows.length, new Set(ids));
  if (standsSo(workspace, kind, rows, parent, at)) return [];
  return [...moves, ...rows.map((row, n) => moveTo(row, parent, orders[n] ?? ""))];
}

/** Whether one row would come to stand between the neighbours that it has. */
function standsSo(
  { view }: Workspace,
  kind: KindName,
  rows: readonly Row[],
  parent: string,
  at: At,
): boolean {
  const [row, another] = rows;
  if (!row || another || row.parent !== parent) return false;
  const ids = view.children(kind, parent);
  const others = ids.filter((id) => id !== row.id);
  const index = indexOf(
    others.map((id) => ({ id })),
    at,
  );
  return ids.indexOf(row.id) === index;
}

/** The rows of these ids that can be seen. */
export const seen = <Kind extends KindName>(
  { view }: Workspace,
  kind: Kind,
  ids: readonly string[],
): Rows[Kind][] => ids.flatMap((id) => view.row(kind, id) ?? []);
