/** What a person does with what the server did not take, beside sending it again or dropping it. */
import type { Op } from "../model/ops.ts";
import { readChanges, writeChanges } from "./changes-file.ts";
import type { Replica } from "./replica.ts";
import { isDeleted, type FindRow, type StoredRow } from "./rows.ts";

/** Restore what its rows lie in the trash under, or are in it themselves, then do it; returns its new id. */
export function restoreAndApply(replica: Replica, refused: string): string | null {
  const mutation = replica.sender.tray.find((each) => each.mutation.id === refused)?.mutation;
  if (!mutation) return null;
  const { stream, ops } = mutation;
  return replica.amend(refused, [...restores(ops, replica.stream(stream).find), ...ops]);
}

/** Refused mutations as a file to download; without ids, all. */
export function trayFile({ sender, person }: Replica, at: number, ids?: readonly string[]): string {
  const refused = sender.tray.filter(({ mutation }) => ids?.includes(mutation.id) ?? true);
  const mutations = refused.map(({ mutation }) => mutation);
  const refusals = Object.fromEntries(
    refused.map(({ mutation, ...why }) => [mutation.id, why] as const),
  );
  return writeChanges({ person, at, reason: "refused", mutations, refusals });
}

/** Do what a file of changes holds, each under a new id; returns how many, null if it is none. */
export function applyFile(replica: Replica, text: string): number | null {
  const mutations = readChanges(text);
  for (const { stream, intent, ops, batch, apart } of mutations ?? []) {
    const tied = { ...(batch !== undefined && { batch }), ...(apart && { apart }) };
    replica.mutate(stream, { intent, ops, ...tied });
  }
  return mutations?.length ?? null;
}

/** Restores of what is in the trash of the ops' rows and all above them, the topmost first. */
function restores(ops: readonly Op[], find: FindRow): Op[] {
  const made = new Map<string, Op>();
  const named = ops.flatMap((op) => ("parent" in op ? [op.parent ?? op.id, op.id] : [op.id]));
  for (const row of named.flatMap((id) => upwards(id, find)))
    if (isDeleted(row)) made.set(row.id, { op: "restore", kind: row.kind, id: row.id });
  return [...made.values()];
}

/** A row and all above it, the topmost first. */
function upwards(id: string, find: FindRow): StoredRow[] {
  const row = find(id);
  if (!row) return [];
  return row.parent == null ? [row] : [...upwards(row.parent, find), row];
}
