import { expect, it } from "vitest";
import { HUES, hueOf, isHue } from "./hue.ts";

it("gives an id the same hue each time", () => {
  expect(hueOf("0190a8c4-1111-7000-8000-000000000001")).toBe(
    hueOf("0190a8c4-1111-7000-8000-000000000001"),
  );
});

it("spreads ids that differ by one digit over all hues", () => {
  const count = new Map<string, number>();
  for (let n = 0; n < 1000; n += 1) {
    const hue = hueOf(`0190a8c4-1111-7000-8000-${String(n).padStart(12, "0")}`);
    count.set(hue, (count.get(hue) ?? 0) + 1);
  }
  expect(count.size).toBe(HUES.length);
  expect(Math.min(...count.values())).toBeGreaterThan(50);
});

it("knows a hue from any other word", () => {
  expect(isHue("moss")).toBe(true);
  expect(isHue("red")).toBe(false);
});
