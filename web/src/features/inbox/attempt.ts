/** A mutation that was not accepted, told as if it had been. Pure. */
import type { Change, Entry, Fields } from "../../model/entries.ts";
import type { Mutation, Op, SetOp } from "../../model/ops.ts";

/** An entry of the mutation's ops, for the words that entries have. */
export function attemptOf(mutation: Mutation, person: string): Entry {
  const { id, intent, at, ops } = mutation;
  return {
    seq: 0,
    mutation: id,
    actor: person,
    intent,
    at,
    changes: ops.map((op) => changeOf(op, at)),
  };
}

function changeOf(op: Op, at: number): Change {
  const row = { kind: op.kind, id: op.id, scope: "" };
  switch (op.op) {
    case "create":
      return { ...row, here: { ...op.fields, parent: op.parent ?? null, created_at: at } };
    case "set":
      return { ...row, after: { [op.field]: op.value }, before: before(op.field, op.was) };
    case "add":
      return { ...row, after: { [op.field]: [op.item] }, before: {} };
    case "remove":
      return { ...row, after: { [op.field]: [] }, before: { [op.field]: [op.item] } };
    case "move":
      return { ...row, after: { parent: op.parent }, before: before("parent", op.was) };
    case "delete":
      return { ...row, after: { deleted_at: at } };
    case "restore":
      return { ...row, after: { deleted_at: null } };
    case "text":
      return { ...row, text: { field: op.field, update: op.update } };
  }
}

const before = (field: string, was: Fields[string] | undefined): Fields =>
  was === undefined ? {} : { [field]: was };

/** A mutation of one value that can be typed anew. */
export interface Editable {
  readonly op: SetOp;
  readonly field: string;
  readonly as: "line" | "text" | "day";
  readonly value: string;
}

/** Fields that are a line of text, several lines, or a day. */
const TYPED: Readonly<Record<string, Editable["as"]>> = {
  title: "line",
  name: "line",
  body: "text",
  due: "day",
  start: "day",
};

/** Null where it is more than one value, or one that is not typed. */
export function editable({ ops }: Pick<Mutation, "ops">): Editable | null {
  const [op, ...more] = ops;
  if (op?.op !== "set" || more.length > 0 || typeof op.value !== "string") return null;
  const as = TYPED[op.field];
  if (as === undefined) return null;
  return { op, field: op.field, as, value: as === "day" ? op.value.slice(0, 10) : op.value };
}

export const withValue = ({ op }: Editable, value: string): readonly Op[] => [{ ...op, value }];
