import { describe, expect, it } from "vitest";
import { addDays, daysBetween, nextMonday } from "./day.ts";

describe("days", () => {
  it("step over months and leap days", () => {
    expect(addDays("2026-11-30", 1)).toBe("2026-12-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
  });

  it("are counted across a change of the clocks", () => {
    expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysBetween("2026-11-24", "2026-11-20")).toBe(-4);
  });

  it.each([
    ["2026-11-23", "2026-11-30"], // a Monday
    ["2026-11-24", "2026-11-30"],
    ["2026-11-29", "2026-11-30"], // a Sunday
  ])("know the Monday after %s", (day, monday) => {
    expect(nextMonday(day)).toBe(monday);
  });
});
