import { describe, expect, it } from "vitest";
import { dayInFull, dayWords, localDay, momentWords } from "./dates.ts";

const today = "2026-11-24"; // a Tuesday

describe("a day in words", () => {
  it.each([
    [today, "Today"],
    ["2026-11-25", "Tomorrow"],
    ["2026-11-23", "Yesterday"],
    ["2026-11-27", "Fri"],
    ["2026-11-30", "Mon"],
  ])("%s is %s", (day, words) => {
    expect(dayWords(day, today)).toBe(words);
  });

  it("is a date from a week on, and before yesterday", () => {
    expect(dayWords("2026-12-01", today)).toMatch(/^(1 Dec|Dec 1)$/);
    expect(dayWords("2026-11-20", today)).toMatch(/^(20 Nov|Nov 20)$/);
  });

  it("names the year when it is another", () => {
    expect(dayWords("2027-01-05", today)).toContain("2027");
    expect(dayWords("2026-12-31", today)).not.toContain("2026");
  });

  it("can be said in full", () => {
    expect(dayInFull(today)).toMatch(/Tuesday.*November.*2026/);
  });
});

describe("a moment in words", () => {
  const now = new Date(2026, 10, 24, 15, 30);

  it("is a time today", () => {
    expect(momentWords(new Date(2026, 10, 24, 9, 38), now)).toMatch(/^0?9:38/);
  });

  it("is a day and a time yesterday", () => {
    expect(momentWords(new Date(2026, 10, 23, 0, 5), now)).toMatch(/^Yesterday (00|12):05/);
  });

  it("is a day before that", () => {
    expect(momentWords(new Date(2026, 10, 18, 9, 12), now)).toMatch(/^(18 Nov|Nov 18)$/);
  });

  it("takes its day from the device's zone, not from UTC", () => {
    expect(localDay(new Date(2026, 0, 1, 0, 1))).toBe("2026-01-01");
    expect(localDay(new Date(2026, 11, 31, 23, 59))).toBe("2026-12-31");
  });
});
