/** What the server did not take, by the row that it was about. Pure. */
import type { KindName } from "../model/generated.ts";
import type { Mutation, Op } from "../model/ops.ts";
import type { Refusal } from "./outbox.ts";
import type { FindRow, StoredRow } from "./rows.ts";

/** What the server did not take; it stays until its author retries or drops it. */
export interface Refused extends Refusal {
  readonly mutation: Mutation;
}

/** Refused edits of one row, and those that failed only because they built on them. */
export interface TrayGroup {
  readonly row: string;
  readonly kind: KindName;
  readonly stream: string;
  /** The row's title or name, as far as it is known here; "" where it is not. */
  readonly title: string;
  /** In the order in which they were made. */
  readonly refused: readonly Refused[];
}

/** Groups in the order of their first edit; `find` looks a row up, in whichever stream it lies. */
export function trayGroups(tray: readonly Refused[], find: FindRow): TrayGroup[] {
  const groups: Refused[][] = [];
  for (const refused of tray) {
    const home = groups.find((group) => belongsTo(group, refused));
    if (home) home.push(refused);
    else groups.push([refused]);
  }
  return groups.flatMap((group) => described(group, find) ?? []);
}

/** The op at fault, else the first. */
const culprit = ({ mutation, op }: Refused): Op | undefined =>
  mutation.ops[op ?? 0] ?? mutation.ops[0];

function belongsTo(group: readonly Refused[], refused: Refused): boolean {
  const row = group[0] && culprit(group[0])?.id;
  if (row !== undefined && row === culprit(refused)?.id) return true;
  if (refused.code !== "not_found") return false;
  const named = new Set(group.flatMap(({ mutation }) => mutation.ops.map(({ id }) => id)));
  return refused.mutation.ops.some(
    (op) => named.has(op.id) || ("parent" in op && named.has(op.parent ?? "")),
  );
}

function described(refused: readonly Refused[], find: FindRow): TrayGroup | null {
  const [first] = refused;
  const op = first && culprit(first);
  if (!op) return null;
  const title = titleOf(find(op.id)) ?? titleMade(op.id, refused) ?? "";
  return { row: op.id, kind: op.kind, stream: first.mutation.stream, title, refused };
}

const titleOf = (row: StoredRow | undefined): string | undefined =>
  asText(row?.["title"]) ?? asText(row?.["name"]);

/** What the refused edits themselves would have called it. */
function titleMade(row: string, refused: readonly Refused[]): string | undefined {
  const ops = refused.flatMap(({ mutation }) => mutation.ops).filter(({ id }) => id === row);
  const titles = ops.map((op) => {
    if (op.op === "create") return asText(op.fields["title"]) ?? asText(op.fields["name"]);
    return op.op === "set" && isTitle(op.field) ? asText(op.value) : undefined;
  });
  return titles.findLast((title) => title !== undefined);
}

const isTitle = (field: string): boolean => field === "title" || field === "name";

const asText = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
