// What a page shows right after an edit: the last word on a row is the edit's own.
import type { Draft, Op } from "../../web/src/model/ops.ts";
import type { StreamReplica } from "../../web/src/replica/stream-replica.ts";

/** The ops of a draft that the view does not show as done; none where a row is not here. */
export function notShown(view: StreamReplica, { ops }: Draft): Op[] {
  return ops.filter((op, n) => isLast(ops, op, n) && !isShown(view, op));
}

const isLast = (ops: readonly Op[], op: Op, n: number): boolean =>
  ops.findLastIndex((other) => other.id === op.id && other.op === op.op) === n;

function isShown(view: StreamReplica, op: Op): boolean {
  const row = view.find(op.id);
  if (!row) return op.op !== "create" || view.find(op.parent ?? "") === undefined;
  switch (op.op) {
    case "set":
      return JSON.stringify(row[op.field] ?? null) === JSON.stringify(op.value);
    case "move":
      return row.parent === op.parent || view.find(op.parent) === undefined;
    case "delete":
      return row.deleted_at != null;
    case "restore":
      return row.deleted_at == null;
    default:
      return true; // sets and texts say so by what they converge to; poison is of no kind
  }
}
