// Mutations that no server may take, each of another kind: they must hold up nothing behind them.
import { uuid7 } from "../../web/src/model/ids.ts";
import type { Draft, Op } from "../../web/src/model/ops.ts";
import { chosen } from "./plan.ts";

/** @param task One that is there, if there is any. */
export function poison(
  workspace: string,
  [kind]: readonly [number, number, number],
  task: string | undefined,
): Draft {
  const on = { kind: "task", id: task ?? uuid7() } as const;
  const title = (value: unknown) => ({ op: "set", ...on, field: "title", value }) as Op;
  const ops: readonly Op[] = [
    title("x".repeat(300_000)), // over the size of a mutation
    title("x".repeat(2_000)), // over the longest title
    title({ not: "a text" }),
    { op: "set", ...on, field: "no such field", value: 1 },
    { op: "set", kind: "no such kind" as "task", id: on.id, field: "title", value: "x" },
    { ...title("x"), op: "no such op" } as unknown as Op,
    { ...title("x"), id: "no id" },
    { op: "text", ...on, field: "description", update: "AAAA" },
    { op: "text", ...on, field: "description", update: "not base64url!" },
    { op: "move", ...on, parent: uuid7(), order: "a0" },
    { op: "move", ...on, parent: workspace, order: "a0" },
    { op: "move", ...on, parent: workspace, order: "\u{1F4A3}" },
    { ...{ op: "create", kind: "task", id: uuid7(), parent: uuid7() }, order: "a0", fields: {} },
    { op: "delete", kind: "comment", id: on.id },
    { op: "restore", ...on },
  ];
  return { intent: "poison", ops: [chosen(ops, kind)] };
}
