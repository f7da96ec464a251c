import { describe, expect, it } from "vitest";
import { isList, MOST_LINES, titlesOf } from "./lines.ts";

describe("a pasted list", () => {
  it("makes a title of each line, whatever ends it", () => {
    expect(titlesOf("Paint\r\nSand\rVarnish\nOil")).toEqual(["Paint", "Sand", "Varnish", "Oil"]);
  });

  it("leaves out empty lines and the spaces around", () => {
    expect(titlesOf("\n  Paint  \n\t\n\n Sand\n")).toEqual(["Paint", "Sand"]);
  });

  it.each([
    ["- Paint", "Paint"],
    ["* Paint", "Paint"],
    ["• Paint", "Paint"],
    ["12. Paint", "Paint"],
    ["3) Paint", "Paint"],
    ["- [ ] Paint", "Paint"],
    ["- [x] Paint", "Paint"],
    ["[] Paint", "Paint"],
  ])("takes the bullet off %j", (line, title) => {
    expect(titlesOf(line)).toEqual([title]);
  });

  it.each(["-5 °C alarm", "2026 rates", "1.5 m of rope", "*bold* word", "[draft] text"])(
    "keeps what only looks like a bullet: %s",
    (line) => {
      expect(titlesOf(line)).toEqual([line]);
    },
  );

  it("is a list from two lines on", () => {
    expect(isList("Paint\n")).toBe(false);
    expect(isList("Paint\nSand")).toBe(true);
  });

  it("stops at the most that one paste makes", () => {
    expect(titlesOf("x\n".repeat(MOST_LINES + 1))).toHaveLength(MOST_LINES);
  });
});
