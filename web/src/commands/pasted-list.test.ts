import { describe, expect, it } from "vitest";
import { isList, MOST_LINES, pastedLines } from "./pasted-list.ts";

const lines = (text: string) => pastedLines(text, 100);
const titles = (text: string) => lines(text).map(({ title }) => title);

describe("a pasted list", () => {
  it("makes a title of each line, whatever ends it", () => {
    expect(titles("Paint\r\nSand\rVarnish\nOil")).toEqual(["Paint", "Sand", "Varnish", "Oil"]);
  });

  it("leaves out empty lines and the spaces around", () => {
    expect(titles("\n  Paint  \n\t\n\n Sand\n")).toEqual(["Paint", "Sand"]);
  });

  it.each(["- Paint", "* Paint", "• Paint", "12. Paint", "3) Paint", "- [ ] Paint", "[] Paint"])(
    "takes the marks off %j",
    (line) => {
      expect(lines(line)).toEqual([{ title: "Paint", isTicked: false }]);
    },
  );

  it.each(["- [x] Paint", "[X] Paint"])("knows that %j is ticked", (line) => {
    expect(lines(line)).toEqual([{ title: "Paint", isTicked: true }]);
  });

  it.each(["-5 °C alarm", "2026 rates", "1.5 m of rope", "*bold* word", "[draft] text"])(
    "keeps what only looks like a mark: %s",
    (line) => {
      expect(titles(line)).toEqual([line]);
    },
  );

  it("is a list from two lines on", () => {
    expect([isList("Paint\n"), isList("Paint\nSand")]).toEqual([false, true]);
  });

  it("cuts titles that are too long, and stops at the most that one paste makes", () => {
    expect(titles("x".repeat(101))[0]).toHaveLength(100);
    expect(titles("x\n".repeat(MOST_LINES + 1))).toHaveLength(MOST_LINES);
  });
});
