import { describe, expect, it } from "vitest";
import type { Item } from "./items.ts";
import { beside, nextWaiting, searchOf, shownIn } from "./place.ts";

const item = (id: string, isUnread: boolean): Item =>
  ({ is: "note", id, at: 1, isUnread }) as unknown as Item;

const items = [item("a", true), item("b", false), item("c", true)];

describe("the address", () => {
  it.each(["", "?shelf=conflicts", "?item=a", "?shelf=refused&item=refused+t"])(
    "%j says what is shown, and is said again",
    (search) => {
      expect(searchOf(shownIn(search))).toBe(search);
    },
  );

  it("of a shelf that is none shows all", () => {
    expect(shownIn("?shelf=attic")).toEqual({ shelf: "all", opened: null });
  });
});

describe("walking", () => {
  it.each([
    ["a", 1, "b"],
    ["b", -1, "a"],
    ["c", 1, "c"],
    ["a", -1, "a"],
    [null, 1, "a"],
    ["gone", -1, "a"],
  ] as const)("from %s by %i comes to %s", (from, step, to) => {
    expect(beside(items, from, step)?.id).toBe(to);
  });

  it("comes to nothing where there is nothing", () => {
    expect(beside([], null, 1)).toBeUndefined();
  });

  it.each([
    ["a", "c"],
    ["c", "a"],
    ["b", "c"],
  ])("after %s, %s waits", (after, next) => {
    expect(nextWaiting(items, after)?.id).toBe(next);
  });

  it("never leads to where one is", () => {
    expect(nextWaiting([item("a", true)], "a")).toBeUndefined();
  });
});
