import { describe, expect, it } from "vitest";
import { glidesOf, LONGEST_LIST, MOST_GLIDES, type Spot } from "./plan.ts";

const spots = (entries: Record<string, Spot>) => new Map(Object.entries(entries));

const pile = (count: number, top: number) =>
  new Map(Array.from({ length: count }, (_, at) => [`t${at}`, { left: 0, top: top + at * 72 }]));

describe("glidesOf", () => {
  it("lets a card glide from where it was", () => {
    const before = spots({ a: { left: 0, top: 72 } });
    const after = spots({ a: { left: 240, top: 0 } });
    expect(glidesOf(before, after, 3)).toEqual([{ id: "a", dx: -240, dy: 72 }]);
  });

  it("leaves what stands still, came or went", () => {
    const before = spots({ still: { left: 0, top: 0 }, went: { left: 0, top: 72 } });
    const after = spots({ still: { left: 0, top: 0.4 }, came: { left: 0, top: 72 } });
    expect(glidesOf(before, after, 2)).toEqual([]);
  });

  it("glides forty cards and jumps with more", () => {
    expect(glidesOf(pile(MOST_GLIDES, 0), pile(MOST_GLIDES, 72), 60)).toHaveLength(MOST_GLIDES);
    expect(glidesOf(pile(MOST_GLIDES + 1, 0), pile(MOST_GLIDES + 1, 72), 60)).toBeNull();
  });

  it("jumps in a list above two hundred rows", () => {
    expect(glidesOf(pile(2, 0), pile(2, 72), LONGEST_LIST)).toHaveLength(2);
    expect(glidesOf(pile(2, 0), pile(2, 72), LONGEST_LIST + 1)).toBeNull();
  });
});
