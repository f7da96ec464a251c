import { describe, expect, it } from "vitest";
import type { Mutation, Op } from "../../model/ops.ts";
import { spansOf } from "../../words/named.ts";
import type { Names } from "../../words/names.ts";
import { toldOf } from "../../words/deeds.ts";
import { attemptOf, editable, withValue } from "./attempt.ts";

const AT = 1_800_000_000_000;

const NAMES: Names = {
  person: () => "You",
  column: (id) => id,
  label: () => "Bug",
  filled: () => ({ field: "", value: "" }),
  title: (id) => ({ t1: "Sail", todo: "To do", done: "Done" })[id],
  day: (due) => `the ${due.slice(8, 10)}th`,
};

const mutation = (...ops: readonly Op[]): Mutation => ({
  ...{ id: "m", stream: "w", intent: "any", at: AT },
  ops,
});

const told = (op: Op) => {
  const tale = toldOf(attemptOf(mutation(op), "ada"), NAMES);
  const words = spansOf(tale?.words ?? "")
    .map(({ text }) => text)
    .join("");
  return [words, tale?.from, tale?.to];
};

const task = { kind: "task", id: "t1" } as const;

describe("what was tried", () => {
  it.each<[Op, string, string?, string?]>([
    [
      { op: "set", ...task, field: "due", value: "2026-12-04", was: "2026-11-30" },
      "You changed the due date of Sail",
      "the 30th",
      "the 04th",
    ],
    [{ op: "set", ...task, field: "title", value: "Row" }, "You renamed Sail", "nothing", "Row"],
    [
      { op: "move", ...task, parent: "done", order: "a", was: "todo" },
      "You moved Sail",
      "To do",
      "Done",
    ],
    [
      { op: "add", ...task, field: "labels", item: "l" },
      "You changed the labels of Sail",
      "nothing",
      "Bug",
    ],
    [{ op: "delete", ...task }, "You moved Sail to the trash"],
    [{ op: "restore", ...task }, "You restored Sail"],
    [
      { op: "text", ...task, field: "description", update: "" },
      "You edited the description of Sail",
    ],
    [
      { op: "create", kind: "task", id: "t2", parent: "todo", fields: { title: "New" } },
      "You added New",
    ],
  ])("%j reads as if it had been done", (op, words, from, to) => {
    expect(told(op)).toEqual([words, from, to]);
  });
});

describe("what can be typed anew", () => {
  const set = (field: string, value: string | number): Op => ({ op: "set", ...task, field, value });

  it("is one text or day", () => {
    expect(editable(mutation(set("title", "A")))).toMatchObject({ as: "line", value: "A" });
    expect(editable(mutation(set("due", "2026-12-04T10:00:00Z")))).toMatchObject({
      as: "day",
      value: "2026-12-04",
    });
  });

  it("is nothing else", () => {
    expect(editable(mutation(set("priority", 3)))).toBeNull();
    expect(editable(mutation(set("colour", "rose")))).toBeNull();
    expect(editable(mutation(set("title", "A"), set("due", "2026-12-04")))).toBeNull();
    expect(editable(mutation({ op: "delete", ...task }))).toBeNull();
  });

  it("keeps what its author saw", () => {
    const op: Op = { op: "set", ...task, field: "title", value: "A", was: "before" };
    const edit = editable(mutation(op)) ?? expect.fail("it is editable");
    expect(withValue(edit, "B")).toEqual([{ ...op, value: "B" }]);
  });
});
