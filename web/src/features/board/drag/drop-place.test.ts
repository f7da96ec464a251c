import { describe, expect, it } from "vitest";
import { carriedWith, dropIndex, isSamePlace, placeAmong, type Line } from "./drop-place.ts";

/** Lines of 100 px one below the other: t a task, s the slot, c carried. */
function lines(drawn: string): Line[] {
  let start = 0;
  return Array.from(drawn, (letter) => {
    const is = letter === "s" ? "slot" : letter === "c" ? "carried" : "task";
    const line: Line = { start, size: is === "carried" ? 0 : 100, is };
    start += line.size;
    return line;
  });
}

describe("dropIndex", () => {
  it("is before a card in its upper half and after it in its lower", () => {
    expect(dropIndex(lines("ttt"), 149, null)).toBe(1);
    expect(dropIndex(lines("ttt"), 151, null)).toBe(2);
  });

  it("is the end below the last card, and the start above the first", () => {
    expect(dropIndex(lines("tt"), 900, null)).toBe(2);
    expect(dropIndex(lines("tt"), -20, null)).toBe(0);
  });

  it("is the start of an empty column", () => {
    expect(dropIndex([], 40, null)).toBe(0);
  });

  it("does not count what is carried", () => {
    expect(dropIndex(lines("ctct"), 160, null)).toBe(2);
  });

  it("stays while the pointer is over the slot", () => {
    expect(dropIndex(lines("tstt"), 101, 1)).toBe(1);
    expect(dropIndex(lines("tstt"), 199, 1)).toBe(1);
  });

  it("does not come back once the cards have made room", () => {
    const y = 160; // the lower half of the second card
    const index = dropIndex(lines("ttt"), y, null);
    expect(index).toBe(2);
    expect(dropIndex(lines("ttst"), y, index)).toBe(2);
  });
});

describe("placeAmong", () => {
  it("names the neighbour above", () => {
    expect(placeAmong(["a", "b"], 1)).toEqual({ after: "a" });
    expect(placeAmong(["a", "b"], 2)).toEqual({ after: "b" });
  });

  it("names the one below at the top, so that a filter keeps them together", () => {
    expect(placeAmong(["a", "b"], 0)).toEqual({ before: "a" });
  });

  it("is the end where nothing is shown", () => {
    expect(placeAmong([], 0)).toBe("end");
  });
});

describe("isSamePlace", () => {
  it("sees that nothing would move", () => {
    expect(isSamePlace(["a", "b", "c"], ["b"], 1)).toBe(true);
    expect(isSamePlace(["a", "b", "c"], ["b", "c"], 1)).toBe(true);
  });

  it("sees a move by one", () => {
    expect(isSamePlace(["a", "b", "c"], ["b"], 0)).toBe(false);
    expect(isSamePlace(["a", "b", "c"], ["b"], 2)).toBe(false);
  });

  it("counts joining a scattered selection as a move", () => {
    expect(isSamePlace(["a", "b", "c"], ["a", "c"], 0)).toBe(false);
  });

  it("counts another column as a move", () => {
    expect(isSamePlace(["a"], ["x"], 0)).toBe(false);
  });
});

describe("carriedWith", () => {
  it("takes the whole selection in the board's order", () => {
    expect(carriedWith("b", new Set(["c", "b"]), ["a", "b", "c"])).toEqual(["b", "c"]);
  });

  it("takes one card that is not selected, and leaves the selection", () => {
    expect(carriedWith("a", new Set(["c", "b"]), ["a", "b", "c"])).toEqual(["a"]);
  });
});
