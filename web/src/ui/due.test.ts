import { expect, it } from "vitest";
import { dueTone } from "./due.ts";

it.each([
  ["2026-11-23", "late"],
  ["2026-11-24", "soon"],
  ["2026-11-27", "soon"],
  ["2026-11-28", "later"],
])("a task due on %s is %s on 24 November", (due, tone) => {
  expect(dueTone(due, "2026-11-24")).toBe(tone);
});
