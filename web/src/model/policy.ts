/** The policy table of `protocol/policy.json`, asked as the server asks it. */
import {
  actions as policyActions,
  gives,
  roles,
  table as policyTable,
} from "../../../protocol/policy.json";
import type { BoardRole, WorkspaceRole } from "./frames.ts";
import type { Json, KindName } from "./generated.ts";
import type { Op } from "./ops.ts";

/** `task.move`, `board.share`: a row of the table. */
export type Action = keyof typeof policyTable;

/** The person's role on each ground; null: there it does not exist for them. */
export interface Grounds {
  readonly workspace: WorkspaceRole | null;
  readonly board: BoardRole | null;
  /** In one's own stream. */
  readonly user: "self" | null;
  readonly instance: "admin" | "person";
}

/** Yes, or the reason for no as the table words it. */
export type Answer = true | { readonly reason: string };

type Asked =
  | Action
  | {
      readonly by: "created_by" | "deleted_by" | "person" | "owner" | "item";
      readonly own: Action;
      readonly other: Action;
      readonly outside?: Action;
    };

interface Line {
  readonly ground: keyof Grounds;
  readonly answers: Readonly<Record<string, true | string>>;
}

const table = policyTable as Readonly<Record<Action, Line>>;
const actions = policyActions as Readonly<Record<string, Readonly<Record<string, Asked>>>>;

/** Whether someone with these roles may, and if not, why not. */
export function may(action: Action, grounds: Grounds): Answer {
  const { ground, answers } = table[action];
  const role = grounds[ground];
  const answer = role === null ? NOT_THERE : (answers[role] ?? NOT_THERE);
  return answer === true || { reason: answer };
}

/** What can be done on a ground, and the roles on it that may, the widest first; in the table's order. */
export const linesOn = (
  ground: "workspace" | "board",
): readonly { readonly action: Action; readonly roles: readonly string[] }[] =>
  (Object.entries(table) as [Action, Line][])
    .filter(([, line]) => line.ground === ground)
    .map(([action, { answers }]) => ({
      action,
      roles: roles[ground].filter((role) => answers[role] === true),
    }));

const NOT_THERE = "It isn't there, or you may not see it.";

/** The row as far as whose it is matters; for a create, as it will be. */
export type Owned = Readonly<Record<string, unknown>>;

/** Which action an op asks for; null where the kind has no such op or field. */
export function actionOf(op: Op, row: Owned, person: string, grounds: Grounds): Action | null {
  const asked = actions[op.kind]?.["field" in op ? op.field : op.op];
  if (asked === undefined || typeof asked === "string") return asked ?? null;
  if (ownerOf(asked.by, op, row) !== person) return asked.other;
  return grounds.board === null && asked.outside ? asked.outside : asked.own;
}

function ownerOf(by: string, op: Op, row: Owned): unknown {
  if (by === "item") return "item" in op ? personIn(op.item) : null;
  return row[by];
}

/** `<person>:<emoji>` */
const personIn = (item: Json): string | null =>
  typeof item === "string" ? (item.split(":")[0] ?? null) : null;

/**
 * A role that is given, replaced or taken away may not be above the person's own on that ground.
 * To take away one's own is always allowed.
 */
export function givesNoMore(op: Op, row: Owned, person: string, grounds: Grounds): Answer {
  const ground = givesOn(op.kind);
  const own = ground && grounds[ground];
  if (!ground || !own || (op.op === "delete" && row["person"] === person)) return true;
  const widestFirst: readonly string[] = roles[ground];
  const isAbove = rolesIn(op, row).some(
    (role) => typeof role === "string" && widestFirst.indexOf(role) < widestFirst.indexOf(own),
  );
  return isAbove ? { reason: gives.reason } : true;
}

const givesOn = (kind: KindName): "workspace" | "board" | undefined =>
  (gives.kinds as Partial<Record<KindName, "workspace" | "board">>)[kind];

/** The roles that an op gives or takes. */
function rolesIn(op: Op, row: Owned): readonly unknown[] {
  if (op.op === "set") return op.field === "role" ? [op.value, row["role"]] : [];
  return [row["role"]];
}
