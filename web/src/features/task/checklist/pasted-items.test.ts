import { expect, it } from "vitest";
import { itemsOf } from "./pasted-items.ts";

it("a list pasted into a checklist makes an item a line, ticked where its line is", () => {
  expect(itemsOf("- [ ] Paint\n- [x] Sand")).toEqual([
    { title: "Paint" },
    { title: "Sand", done: true },
  ]);
});

it("an item's title may be as long as the model takes", () => {
  expect(itemsOf("x".repeat(1001))[0]?.title).toHaveLength(1000);
});
