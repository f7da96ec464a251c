import { describe, expect, it } from "vitest";
import type { Command } from "./command.ts";
import {
  DEFAULT_KEYMAP,
  isSingle,
  keymapIn,
  keyPressed,
  keysOf,
  sharing,
  withKeys,
} from "./keymap.ts";

const command = (id: string, group: Command["group"], ...keys: string[]): Command => ({
  ...{ id, title: "commands.help", group, keys },
  when: () => true,
  run: () => undefined,
});

const create = command("task.create", "task", "c");
const undo = command("edit.undo", "app", "z", "mod+z");

describe("the keys of a command", () => {
  it("are the registry's until the person changes them", () => {
    expect(keysOf(create, DEFAULT_KEYMAP)).toEqual(["c"]);
    const changed = withKeys(DEFAULT_KEYMAP, "task.create", ["n"]);
    expect(keysOf(create, changed)).toEqual(["n"]);
    expect(keysOf(create, withKeys(changed, "task.create", null))).toEqual(["c"]);
    expect(keysOf(create, withKeys(changed, "task.create", []))).toEqual([]);
  });

  it("are only those with Ctrl while single keys are off", () => {
    expect(keysOf(undo, { ...DEFAULT_KEYMAP, isSingleOff: true })).toEqual(["mod+z"]);
  });

  it.each([
    ["c", true],
    ["Shift+a", true],
    ["[Shift]+?", true],
    ["g i", true],
    ["mod+k", false],
    ["Enter", false],
    ["Shift+ArrowUp", false],
  ])("%s is a single key: %s", (key, expected) => {
    expect(isSingle(key)).toBe(expected);
  });
});

describe("a key that is taken", () => {
  it("is one that runs another command in the same place, or anywhere", () => {
    const move = command("carry.up", "move", "k");
    const all = [create, undo, move, command("inbox.next", "inbox", "c")];
    const taken = (key: string) => sharing(all, create, key, DEFAULT_KEYMAP).map(({ id }) => id);
    expect(taken("z")).toEqual(["edit.undo"]);
    expect(taken("k")).toEqual([]);
    expect(taken("c")).toEqual([]);
  });
});

describe("what is pressed", () => {
  const held = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
  it.each([
    [{ key: "a" }, "a"],
    [{ key: "A", shiftKey: true }, "Shift+a"],
    [{ key: "?", shiftKey: true }, "[Shift]+?"],
    [{ key: "k", metaKey: true }, "mod+k"],
    [{ key: "ArrowUp", shiftKey: true }, "Shift+ArrowUp"],
    [{ key: "Shift", shiftKey: true }, null],
  ])("%o is written %s", (event, expected) => {
    expect(keyPressed({ ...held, ...event })).toBe(expected);
  });
});

it("what was kept is read as far as it can be", () => {
  const kept = { isSingleOff: true, changed: { "task.create": ["n"], other: "x" } };
  expect(keymapIn(kept)).toEqual({ isSingleOff: true, changed: { "task.create": ["n"] } });
  expect(keymapIn(["x"])).toEqual(DEFAULT_KEYMAP);
  expect(keymapIn(null)).toEqual(DEFAULT_KEYMAP);
});
