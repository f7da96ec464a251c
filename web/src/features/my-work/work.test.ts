import { describe, expect, it } from "vitest";
import type { Board, Column, Task } from "../../model/generated.ts";
import { groupsOf, type MyTask } from "./groups.ts";
import { planned, stepped } from "./plan.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = 1_000 * DAY_MS;
const MOMENT = { today: "2026-11-24", now: NOW };

const row = { scope: "b", seq: 1, created_at: 1, created_by: "a", updated_at: 1, updated_by: "a" };
const board: Board = { ...row, kind: "board", id: "b", name: "Ops" };
const column: Column = { ...row, kind: "column", id: "c", name: "Doing" };
const done: Column = { ...column, id: "d", is_done: true };

const mine = (id: string, fields: Partial<Task> = {}, where: Column = column): MyTask => ({
  task: { ...row, kind: "task", id, title: id, ...fields },
  board,
  column: where,
});

const grouped = (tasks: readonly MyTask[], plan: readonly string[] = []) =>
  Object.fromEntries(
    groupsOf(tasks, plan, MOMENT).map(({ name, tasks: all }) => [
      name,
      all.map(({ task }) => task.id).join(" "),
    ]),
  );

describe("my tasks", () => {
  it("are grouped by when they are due", () => {
    const tasks = [
      mine("late", { due: "2026-11-23" }),
      mine("today", { due: "2026-11-24" }),
      mine("soon", { due: "2026-11-30" }),
      mine("later", { due: "2026-12-01" }),
      mine("none"),
    ];
    expect(grouped(tasks)).toEqual({
      ...{ overdue: "late", today: "today", soon: "soon", later: "later", none: "none", done: "" },
    });
  });

  it("are for today when planned, in the person's order, before what is only due", () => {
    const tasks = [mine("due", { due: "2026-11-24" }), mine("a"), mine("b", { due: "2026-11-01" })];
    expect(grouped(tasks, ["b", "gone", "a"])["today"]).toBe("b a due");
  });

  it("of one day stand the most urgent first", () => {
    const due = "2026-11-26";
    const tasks = [mine("low", { due, priority: 1 }), mine("urgent", { due, priority: 4 })];
    expect(grouped(tasks)["soon"]).toBe("urgent low");
  });

  it("that are done are listed for two weeks, the latest first, planned or not", () => {
    const tasks = [
      mine("old", { done_at: NOW - 15 * DAY_MS }),
      mine("week", { done_at: NOW - 7 * DAY_MS }),
      mine("just", { updated_at: NOW }, done),
    ];
    expect(grouped(tasks, ["just"])).toMatchObject({ done: "just week", today: "" });
  });
});

describe("today", () => {
  it("takes a task on at its end, once, and lets it go", () => {
    expect(planned(["a", "b"], "a", true)).toEqual(["b", "a"]);
    expect(planned(["a", "b"], "a", false)).toEqual(["b"]);
  });

  it("moves a task a step, and not over its ends", () => {
    expect(stepped(["a", "b", "c"], "b", -1)).toEqual(["b", "a", "c"]);
    expect(stepped(["a", "b", "c"], "b", 1)).toEqual(["a", "c", "b"]);
    const ends = ["a", "b"];
    expect(stepped(ends, "a", -1)).toBe(ends);
    expect(stepped(ends, "x", 1)).toBe(ends);
  });
});
