import { beforeEach, describe, expect, it } from "vitest";
import { BOARD, offlineReplica, withBoard, WORKSPACE } from "../../../tests/offline-replica.ts";
import type { Op } from "../../model/ops.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { createBoard } from "./board.ts";
import { createColumn, moveColumn } from "./column.ts";
import {
  addLabel,
  completeTasks,
  createTask,
  createTasks,
  moveTasks,
  renameTask,
  setPriority,
} from "./task.ts";
import { deleteRows, restoreRows } from "./trash.ts";

let replica: Replica;
let w: Workspace;
let made: Op[][];

beforeEach(() => {
  replica = offlineReplica();
  const workspace = withBoard(replica, { todo: ["a", "b", "c"], done: ["x"] });
  made = [];
  w = {
    ...workspace,
    mutate: (draft) => {
      made.push([...draft.ops]);
      return workspace.mutate(draft);
    },
  };
});

const column = (id: string) => w.view.children("task", id);
const ops = (): Op[] => made.flat();

describe("a new task", () => {
  it.each([
    ["start", ["new", "a", "b", "c"]],
    ["end", ["a", "b", "c", "new"]],
    [{ after: "a" }, ["a", "new", "b", "c"]],
    [{ before: "c" }, ["a", "b", "new", "c"]],
    [{ after: "not here" }, ["a", "b", "c", "new"]],
  ] as const)("at %o stands there", (at, expected) => {
    const id = createTask(w, { column: "todo", title: "New", at });
    expect(column("todo").map((each) => (each === id ? "new" : each))).toEqual(expected);
  });

  it("of a pasted list keeps the list's order", () => {
    const ids = createTasks(w, { column: "done", titles: ["1", "2", "3"], at: "start" });
    expect(column("done")).toEqual([...ids, "x"]);
  });
});

describe("moving", () => {
  it("puts several tasks behind one another, each on its own", () => {
    moveTasks(w, ["c", "a"], { column: "done", at: { after: "x" } });
    expect(column("done")).toEqual(["x", "c", "a"]);
    expect(column("todo")).toEqual(["b"]);
  });

  it("says which column the author saw", () => {
    moveTasks(w, ["a"], { column: "done", at: "end" });
    expect(ops()).toMatchObject([{ op: "move", id: "a", parent: "done", was: "todo" }]);
  });

  it("to where the task stands already is nothing to do", () => {
    expect(moveTasks(w, ["b"], { column: "todo", at: { after: "a" } })).toBeNull();
  });

  it("a column goes among its siblings", () => {
    moveColumn(w, "done", "start");
    expect(w.view.children("column", BOARD)).toEqual(["done", "todo"]);
  });
});

describe("an edit", () => {
  it("says what the author saw", () => {
    renameTask(w, "a", "New");
    expect(ops()).toEqual([
      { op: "set", kind: "task", id: "a", field: "title", value: "New", was: "a" },
    ]);
  });

  it("that changes nothing is none", () => {
    expect(renameTask(w, "a", "a")).toBeNull();
    expect(setPriority(w, ["a"], null)).toBeNull();
    addLabel(w, ["a"], "l");
    expect(addLabel(w, ["a"], "l")).toBeNull();
  });

  it("of what isn't here is none", () => {
    expect(setPriority(w, ["nowhere"], 3)).toBeNull();
  });
});

describe("deleting", () => {
  it("says which version the author saw, unless own changes are on their way", () => {
    renameTask(w, "b", "New");
    made = [];
    deleteRows(w, "task", ["a", "b"]);
    expect(ops()).toEqual([
      { op: "delete", kind: "task", id: "a", was: 1 },
      { op: "delete", kind: "task", id: "b" },
    ]);
  });

  it("is taken back by restoring", () => {
    deleteRows(w, "task", ["a"]);
    restoreRows(w, "task", ["a", "b"]);
    expect(column("todo")).toEqual(["a", "b", "c"]);
  });
});

describe("completing", () => {
  it("moves to the head of the first column that means done", () => {
    w.mutate({
      intent: "test",
      ops: [{ op: "set", kind: "column", id: "done", field: "is_done", value: true }],
    });
    completeTasks(w, ["b"]);
    expect(column("done")).toEqual(["b", "x"]);
  });

  it("is nothing where no column means done", () => {
    expect(completeTasks(w, ["b"])).toBeNull();
  });
});

describe("a new board", () => {
  it("has its maker as manager, and its columns in order, the last meaning done", () => {
    const id = createBoard(w, { name: "Lab", columns: ["To do", "Doing", "Done"] });
    expect(w.view.children("board", WORKSPACE)).toEqual([BOARD, id]);
    expect(w.view.childRows("board_member", id)).toMatchObject([
      { person: "ada", role: "manager" },
    ]);
    const columns = w.view.childRows("column", id);
    expect(columns.map(({ name }) => name)).toEqual(["To do", "Doing", "Done"]);
    expect(columns.map((each) => each.is_done ?? false)).toEqual([false, false, true]);
  });

  it("gets further columns at its end", () => {
    const id = createColumn(w, { board: BOARD, name: "Later" });
    expect(w.view.children("column", BOARD)).toEqual(["todo", "done", id]);
  });
});
