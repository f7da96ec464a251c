import { describe, expect, it } from "vitest";
import { drawnLines } from "./drawn.ts";

const draw = (ids: string, carried: string, slot: number | null) =>
  drawnLines(Array.from(ids), new Set(carried), slot)
    .map((line) => (line.is === "slot" ? "_" : line.is === "carried" ? `(${line.id})` : line.id))
    .join("");

describe("a column while something is carried", () => {
  it("shows the slot before the task that would come after", () => {
    expect(draw("abc", "", 1)).toBe("a_bc");
  });

  it("counts the slot among those that stay", () => {
    expect(draw("abc", "a", 1)).toBe("(a)b_c");
    expect(draw("abc", "b", 1)).toBe("a(b)_c");
  });

  it("shows it at the end, also of an empty column", () => {
    expect(draw("ab", "", 2)).toBe("ab_");
    expect(draw("", "", 0)).toBe("_");
    expect(draw("ab", "ab", 0)).toBe("(a)(b)_");
  });

  it("shows none where nothing would land", () => {
    expect(draw("abc", "b", null)).toBe("a(b)c");
  });
});
