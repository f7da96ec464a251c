import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BOARD, offlineReplica, withBoard } from "../../tests/offline-replica.ts";
import { mayAct } from "../replica/rights.ts";
import type { Replica } from "../replica/replica.ts";
import type { Workspace } from "../replica/workspace.ts";
import type { CommandContext } from "./command.ts";
import { Desk } from "./desk.ts";
import { bindKeys } from "./keyboard.ts";

let replica: Replica;
let workspace: Workspace;
let desk: Desk;
let go: ReturnType<typeof vi.fn<(path: string) => void>>;
let unbind: () => void;

beforeEach(() => {
  replica = offlineReplica();
  workspace = withBoard(replica, { todo: ["a", "b", "c"], done: ["x"] });
  desk = new Desk();
  desk.set({ board: BOARD });
  go = vi.fn<(path: string) => void>();
  const context: CommandContext = {
    ...{ replica, workspace, desk, go },
    may: (action) => mayAct(replica.asking(workspace.id), action, BOARD),
  };
  unbind = bindKeys(window, context);
  document.body.innerHTML = "<button>press</button><input><div role=menu tabindex=0></div>";
});

afterEach(() => {
  unbind();
  vi.useRealTimers();
});

/** Press a key on what matches, by default the page. Returns whether the browser's own act is left. */
function press(key: string, modifiers: KeyboardEventInit = {}, on = "body"): boolean {
  const target = document.querySelector(on) ?? document.body;
  const options = { key, code: "Any", bubbles: true, cancelable: true, ...modifiers };
  return target.dispatchEvent(new KeyboardEvent("keydown", options));
}

const state = () => desk.get();
const column = (id: string) => workspace.view.children("task", id);

describe("single keys", () => {
  it("walk, select and act on the selection", () => {
    press("j");
    press("j");
    press("x");
    press("k");
    press("x");
    expect([...state().selected]).toEqual(["b", "a"]);
    press("#");
    expect(column("todo")).toEqual(["c"]);
    expect(state()).toMatchObject({ focus: "c", selected: new Set() });
  });

  it("ask for what a screen must show", () => {
    press("j");
    press("l");
    expect(state().asked).toEqual({ part: "labels", tasks: ["a"] });
    press("c");
    expect(state().asked).toEqual({ part: "quick-add", tasks: [], column: "todo" });
  });

  it("match what is typed, whichever keys it takes on this layout", () => {
    press("?", { shiftKey: true });
    expect(state().asked?.part).toBe("help");
    press("/", { shiftKey: true });
    expect(state().asked?.part).toBe("palette");
  });

  it("differ with Shift", () => {
    press("j");
    press("A", { shiftKey: true });
    expect(state().asked).toBeNull();
    expect(workspace.view.row("task", "a")?.assignees).toEqual(["ada"]);
  });

  it("rest in text fields, menus, and on a button for Enter", () => {
    press("j");
    press("l", {}, "input");
    press("l", {}, "[role=menu]");
    press("Enter", {}, "button");
    expect(state()).toMatchObject({ asked: null, open: null });
  });

  it("leave to the browser what no command takes", () => {
    expect(press("q")).toBe(true);
    expect(press("Escape")).toBe(true);
    expect(press("j")).toBe(false);
  });
});

describe("a key that is held down", () => {
  it("walks on, but selects once", () => {
    press("j");
    press("j", { repeat: true });
    press("x");
    press("x", { repeat: true });
    expect([...state().selected]).toEqual(["b"]);
  });
});

describe("chords", () => {
  it("work while typing, if they are meant to", () => {
    press("k", { ctrlKey: true }, "input");
    expect(state().asked?.part).toBe("palette");
    expect(press("z", { ctrlKey: true }, "input")).toBe(true);
  });
});

describe("g", () => {
  it("takes also a key that does something by itself", () => {
    press("j");
    press("g");
    press("h");
    expect(go).toHaveBeenCalledWith(`/w/${workspace.id}/history`);
    expect(state().asked).toBeNull();
  });

  it("and what follows it go somewhere", () => {
    press("g");
    press("b");
    expect(go).toHaveBeenCalledWith("/w/cairn");
  });

  it("takes the next key for itself alone", () => {
    press("j");
    press("g");
    press("m");
    expect(state().carrying).toBeNull();
    press("m");
    expect(state().carrying).not.toBeNull();
  });
});

describe("move mode", () => {
  beforeEach(() => {
    press("j");
    press("m");
  });

  it("carries with arrows and letters, and puts down with Enter", () => {
    press("ArrowRight");
    press("j");
    expect(state().announcement).toBe("done, 2 of 2");
    press("Enter");
    expect(column("done")).toEqual(["x", "a"]);
    expect(state()).toMatchObject({ carrying: null, open: null, announcement: "Put down" });
  });

  it("goes to the end with Shift", () => {
    press("ArrowDown", { shiftKey: true });
    press("Enter");
    expect(column("todo")).toEqual(["b", "c", "a"]);
  });

  it("puts back with Escape, and nothing was sent", () => {
    press("l");
    press("Escape");
    expect(state().carrying).toBeNull();
    expect(replica.sender.pending).toBe(0);
  });

  it("lets other keys rest", () => {
    press("c");
    press("p");
    expect(state().asked).toBeNull();
  });
});

describe("undo", () => {
  it("takes back by z and does again by Shift and z", () => {
    press("j");
    press("#");
    press("z");
    expect(column("todo")).toEqual(["a", "b", "c"]);
    press("Z", { shiftKey: true });
    expect(column("todo")).toEqual(["b", "c"]);
  });
});

describe("what the person may not do", () => {
  it("is announced with its reason, and not done", () => {
    const ops = [
      { op: "set", kind: "member", id: "ada-here", field: "role", value: "guest" },
    ] as const;
    workspace.mutate({ intent: "test", ops });
    press("j");
    press("#");
    expect(column("todo")).toEqual(["a", "b", "c"]);
    expect(state().announcement).toBe("It isn't there, or you may not see it.");
  });
});

describe("while a task is open", () => {
  beforeEach(() => desk.set({ open: "a", focus: "a" }));

  it("j and k open its neighbours", () => {
    press("j");
    expect(state()).toMatchObject({ open: "b", focus: "b" });
    press("k");
    expect(state()).toMatchObject({ open: "a", focus: "a" });
  });

  it("arrows scroll its panel", () => {
    document.body.innerHTML = "<section data-task-panel tabindex=-1></section>";
    expect(press("ArrowDown", {}, "section")).toBe(true);
    expect(state().focus).toBe("a");
  });
});
