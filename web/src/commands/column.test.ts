import { describe, expect, it } from "vitest";
import { offlineReplica, withBoard } from "../../tests/offline-replica.ts";
import { renameTask } from "./actions/task.ts";
import { shownTasks, withCarried } from "./column.ts";

describe("the tasks that a filter leaves", () => {
  const workspace = withBoard(offlineReplica(), { todo: ["a", "b", "c"] });
  renameTask(workspace, "a", "Ship the Nguyễn report");
  renameTask(workspace, "b", "Ship it");
  const shown = (filter: string) => shownTasks(workspace.view, "todo", filter);

  it.each([
    ["", ["a", "b", "c"]],
    ["ship", ["a", "b"]],
    ["report SHIP", ["a"]],
    ["nguyen", ["a"]],
    ["nothing", []],
  ])("for “%s” are %o", (filter, expected) => {
    expect(shown(filter)).toEqual(expected);
  });

  it("are the column's own list without a filter", () => {
    expect(shown("  ")).toBe(workspace.view.children("task", "todo"));
  });
});

describe("a column with what is carried", () => {
  const ids = ["a", "b", "c"];

  it("shows it where it would be put down", () => {
    const carrying = { tasks: ["a"], column: "todo", index: 2 };
    expect(withCarried(ids, "todo", carrying)).toEqual(["b", "c", "a"]);
    expect(withCarried(["x"], "done", carrying)).toEqual(["x"]);
  });

  it("shows what comes from elsewhere, and not what leaves", () => {
    const carrying = { tasks: ["a", "b"], column: "done", index: 1 };
    expect(withCarried(ids, "todo", carrying)).toEqual(["c"]);
    expect(withCarried(["x", "y"], "done", carrying)).toEqual(["x", "a", "b", "y"]);
  });

  it("is the same list where nothing differs", () => {
    expect(withCarried(ids, "todo", null)).toBe(ids);
    expect(withCarried(ids, "todo", { tasks: ["a"], column: "todo", index: 0 })).toBe(ids);
  });
});
