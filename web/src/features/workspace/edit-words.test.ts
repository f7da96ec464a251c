import { describe, expect, it } from "vitest";
import type { Mutation, Op } from "../../model/ops.ts";
import { editWords } from "./edit-words.ts";

const view = {
  row: (kind: string, id: string) =>
    kind === "column" && id === "review" ? { name: "Review" } : undefined,
} as Parameters<typeof editWords>[1];

const made = (intent: string, ops: readonly Op[]): Mutation => ({
  id: "m1",
  stream: "w1",
  at: 0,
  intent,
  ops,
});
const move = (id: string): Op => ({ op: "move", kind: "task", id, parent: "review", order: "a" });

describe("the words of an edit", () => {
  it("say where a task went", () => {
    expect(editWords(made("task.move", [move("t1")]), view)).toBe("Moved to Review");
  });

  it("count when there were several", () => {
    expect(editWords(made("task.move", [move("t1"), move("t2")]), view)).toBe(
      "2 tasks moved to Review",
    );
  });

  it("say what was done in a task", () => {
    const item = (id: string): Op => ({ op: "create", kind: "check_item", id, fields: {} });
    const check = (value: boolean | null): Op => ({
      ...{ op: "set", kind: "check_item", id: "i1", field: "done", value },
    });
    expect(editWords(made("check_item.create", [item("i1"), item("i2")]), view)).toBe(
      "2 items added",
    );
    expect(editWords(made("check_item.check", [check(true)]), view)).toBe("Checked");
    expect(editWords(made("check_item.check", [check(null)]), view)).toBe("Unchecked");
    expect(editWords(made("comment.create", []), view)).toBe("Comment sent");
  });

  it("stay true for an edit that has no words of its own", () => {
    expect(editWords(made("column.limit", []), view)).toBe("Changed");
  });
});
