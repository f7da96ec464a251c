import { describe, expect, it } from "vitest";
import { carry, lift, neighbourOf, stayingIn, stepFrom, type GridColumn } from "./grid.ts";

const grid: readonly GridColumn[] = [
  { id: "todo", tasks: ["a", "b", "c"] },
  { id: "empty", tasks: [] },
  { id: "done", tasks: ["x"] },
];

describe("a step", () => {
  it.each([
    ["b", "up", "a"],
    ["b", "down", "c"],
    ["a", "up", "a"],
    ["c", "right", "x"],
    ["x", "left", "a"],
    ["x", "right", "x"],
  ] as const)("from %s %s leads to %s", (from, direction, to) => {
    expect(stepFrom(grid, from, direction)).toBe(to);
  });

  it("from nowhere leads to the first task", () => {
    expect(stepFrom(grid, null, "down")).toBe("a");
    expect(stepFrom(grid, "not drawn", "down")).toBe("a");
  });

  it("leads nowhere on an empty board", () => {
    expect(stepFrom([{ id: "todo", tasks: [] }], null, "down")).toBeNull();
  });
});

describe("carrying", () => {
  const lifted = lift(grid, ["b"]);
  if (!lifted) throw new Error("b is on the board");

  it("begins where the task stands", () => {
    expect(lifted).toEqual({ tasks: ["b"], column: "todo", index: 1 });
  });

  it("counts places among those that stay", () => {
    expect(lift(grid, ["a", "c"])).toMatchObject({ index: 0 });
    expect(lift(grid, ["nowhere"])).toBeNull();
  });

  it.each([
    ["up", false, { index: 0 }],
    ["down", false, { index: 2 }],
    ["down", true, { index: 2 }],
    ["right", false, { column: "empty", index: 0 }],
    ["right", true, { column: "done", index: 1 }],
    ["left", false, { column: "todo", index: 1 }],
  ] as const)("%s (to the end: %s) leads to %o", (direction, toEnd, expected) => {
    expect(carry(grid, lifted, direction, toEnd)).toMatchObject(expected);
  });

  it("never leaves the column's ends", () => {
    const top = carry(grid, lifted, "up", true);
    expect(carry(grid, top, "up", false).index).toBe(0);
  });

  it("counts what stays in a column", () => {
    expect(stayingIn(grid[0], ["b", "x"])).toBe(2);
    expect(stayingIn(undefined, ["b"])).toBe(0);
  });

  it("knows behind which task it would be put down", () => {
    expect(neighbourOf(grid, lifted)).toBe("a");
    expect(neighbourOf(grid, carry(grid, lifted, "down", false))).toBe("c");
    expect(neighbourOf(grid, carry(grid, lifted, "up", false))).toBeNull();
  });
});
