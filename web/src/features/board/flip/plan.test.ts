import { describe, expect, it } from "vitest";
import { glidesOf, jumps, LONGEST_LIST, MOST_GLIDES, movedAmong, type Spot } from "./plan.ts";

/** Columns of cards, each 72 px below the one before. */
function spots(columns: Record<string, string>): Map<string, Spot> {
  const found = new Map<string, Spot>();
  for (const [at, [column, cards]] of Object.entries(columns).entries())
    for (const [row, id] of Array.from(cards).entries())
      found.set(id, { column, left: at * 240, top: row * 72 });
  return found;
}

function pile(count: number, top: number): Map<string, Spot> {
  const one = (at: number): [string, Spot] => [`t${at}`, { column: "a", left: 0, top: top + at }];
  return new Map(Array.from({ length: count }, (_, at) => one(at)));
}

describe("glidesOf", () => {
  it("lets a card glide from where it was", () => {
    const glides = glidesOf(spots({ todo: "xab", done: "" }), spots({ todo: "ab", done: "x" }));
    expect(glides).toContainEqual({ id: "x", dx: -240, dy: 0, crosses: true });
    expect(glides).toContainEqual({ id: "a", dx: 0, dy: 72, crosses: false });
  });

  it("leaves what stands still, came or went", () => {
    expect(glidesOf(spots({ todo: "aw" }), spots({ todo: "ac" }))).toEqual([]);
  });

  it("glides forty cards and jumps with more", () => {
    expect(glidesOf(pile(MOST_GLIDES, 0), pile(MOST_GLIDES, 72))).toHaveLength(MOST_GLIDES);
    expect(glidesOf(pile(MOST_GLIDES + 1, 0), pile(MOST_GLIDES + 1, 72))).toBeNull();
  });
});

describe("a board", () => {
  it("jumps with a list above two hundred rows", () => {
    expect([jumps(LONGEST_LIST), jumps(LONGEST_LIST + 1)]).toEqual([false, true]);
  });
});

describe("movedAmong", () => {
  it("is the card that came from another column, not those it pushed", () => {
    expect(movedAmong(spots({ a: "x12", b: "34" }), spots({ a: "12", b: "x34" }))).toEqual(["x"]);
  });

  it("is the card that was carried past the others, up or down", () => {
    expect(movedAmong(spots({ a: "x123" }), spots({ a: "123x" }))).toEqual(["x"]);
    expect(movedAmong(spots({ a: "123x" }), spots({ a: "1x23" }))).toEqual(["x"]);
  });

  it("is nobody when a new card pushes the others", () => {
    expect(movedAmong(spots({ a: "123" }), spots({ a: "n123" }))).toEqual([]);
  });
});
