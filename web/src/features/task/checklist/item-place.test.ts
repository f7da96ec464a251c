import { describe, expect, it } from "vitest";
import { edgeAt, stepPlace } from "./item-place.ts";

describe("stepPlace", () => {
  it("leads past the neighbour", () => {
    expect(stepPlace(["a", "b", "c"], "b", -1)).toEqual({ before: "a" });
    expect(stepPlace(["a", "b", "c"], "b", 1)).toEqual({ after: "c" });
  });

  it("leads nowhere from an end, nor from what is not drawn", () => {
    expect(stepPlace(["a", "b"], "a", -1)).toBeNull();
    expect(stepPlace(["a", "b"], "b", 1)).toBeNull();
    expect(stepPlace(["a", "b"], "gone", 1)).toBeNull();
  });
});

describe("edgeAt", () => {
  it("parts a box at its middle", () => {
    expect(edgeAt(109, { top: 100, height: 20 })).toBe("before");
    expect(edgeAt(110, { top: 100, height: 20 })).toBe("after");
  });
});
