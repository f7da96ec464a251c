import { describe, expect, it } from "vitest";
import { edgeStep } from "./edge-scroll.ts";

describe("edgeStep", () => {
  it("rests away from the edges", () => {
    expect(edgeStep(300, 0, 600)).toBe(0);
  });

  it("goes towards the edge that is near", () => {
    expect(edgeStep(5, 0, 600)).toBeLessThan(0);
    expect(edgeStep(595, 0, 600)).toBeGreaterThan(0);
  });

  it("is faster the nearer it is, and no faster beyond the edge", () => {
    expect(edgeStep(590, 0, 600)).toBeGreaterThan(edgeStep(560, 0, 600));
    expect(edgeStep(900, 0, 600)).toBe(edgeStep(600, 0, 600));
  });

  it("leaves room to rest in a small area", () => {
    expect(edgeStep(40, 0, 80)).toBe(0);
  });
});
