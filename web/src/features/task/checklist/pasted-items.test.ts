import { describe, expect, it } from "vitest";
import { itemsOf, MOST_ITEMS } from "./pasted-items.ts";

const titles = (text: string) => itemsOf(text).map(({ title }) => title);

describe("a list pasted into a checklist", () => {
  it("makes an item of each line, whatever ends it, and none of empty ones", () => {
    expect(titles("Paint\r\n\n  Sand \rVarnish\n")).toEqual(["Paint", "Sand", "Varnish"]);
  });

  it.each(["- Paint", "* Paint", "• Paint", "12. Paint", "3) Paint", "- [ ] Paint", "[] Paint"])(
    "takes the marks off %j",
    (line) => {
      expect(itemsOf(line)).toEqual([{ title: "Paint" }]);
    },
  );

  it.each(["- [x] Paint", "[X] Paint"])("ticks %j", (line) => {
    expect(itemsOf(line)).toEqual([{ title: "Paint", done: true }]);
  });

  it.each(["-5 °C alarm", "1.5 m of rope", "*bold* word", "[draft] text"])("keeps %j", (line) => {
    expect(titles(line)).toEqual([line]);
  });

  it("cuts what is too long, and stops where one change would", () => {
    expect(titles("x".repeat(1001))[0]).toHaveLength(1000);
    expect(itemsOf("x\n".repeat(MOST_ITEMS + 1))).toHaveLength(MOST_ITEMS);
  });
});
