// Mutations that no server may take, each of another kind: they must hold up nothing behind them.
import { uuid7 } from "../../web/src/model/ids.ts";
import type { Draft, Op } from "../../web/src/model/ops.ts";
import { chosen } from "./plan.ts";

/** Updates that are none: one breaks off, one is not even base64url. */
export const NO_TEXTS: readonly string[] = ["AQEB", "not base64url!"];

/** @param task One that is there, if there is any. */
export function poison(
  workspace: string,
  [kind]: readonly [number, number, number],
  task = uuid7(),
): Draft {
  const on = { kind: "task", id: task } as const;
  const title = (value: unknown) => ({ op: "set", ...on, field: "title", value }) as Op;
  const ops: readonly Op[] = [
    title("x".repeat(300_000)), // over the size of a mutation
    title("x".repeat(2_000)), // over the longest title
    title({ not: "a text" }),
    { op: "set", ...on, field: "no such field", value: 1 },
    { op: "set", kind: "no such kind" as "task", id: on.id, field: "title", value: "x" },
    { ...title("x"), op: "no such op" } as unknown as Op,
    { ...title("x"), id: "no id" },
    ...NO_TEXTS.map((update): Op => ({ op: "text", ...on, field: "description", update })),
    { op: "move", ...on, parent: uuid7(), order: "a0" },
    { op: "move", ...on, parent: workspace, order: "a0" },
    { op: "move", ...on, parent: workspace, order: "\u{1F4A3}" },
    { ...{ op: "create", kind: "task", id: uuid7(), parent: uuid7() }, order: "a0", fields: {} },
    { op: "delete", kind: "comment", id: on.id },
    { op: "restore", ...on },
  ];
  return { intent: "poison", ops: [chosen(ops, kind)] };
}
