import { describe, expect, it } from "vitest";
import { offlineReplica, withBoard } from "../../tests/offline-replica.ts";
import { renameTask } from "./actions/task.ts";
import { shownTasks, withCarried } from "./column.ts";
import { NO_FILTER } from "./filter.ts";

describe("the tasks that a filter leaves", () => {
  const workspace = withBoard(offlineReplica(), { todo: ["a", "b", "c"] });
  renameTask(workspace, "a", "Ship the Nguyễn report");
  renameTask(workspace, "b", "Ship it");
  const shown = (text: string) =>
    shownTasks(workspace.view, "todo", { ...NO_FILTER, text }, "2026-11-24");

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
    expect(withCarried(ids, ["a"], 2)).toEqual(["b", "c", "a"]);
  });

  it("shows what comes from elsewhere, and not what leaves", () => {
    expect(withCarried(ids, ["a", "b"], null)).toEqual(["c"]);
    expect(withCarried(["x", "y"], ["a", "b"], 1)).toEqual(["x", "a", "b", "y"]);
  });

  it("is the same list where nothing differs", () => {
    expect(withCarried(ids, ["a"], 0)).toBe(ids);
  });
});
