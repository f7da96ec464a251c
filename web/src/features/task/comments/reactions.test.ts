import { describe, expect, it } from "vitest";
import { reactionsOf } from "./reactions.ts";

describe("the reactions to a comment", () => {
  it("are gathered by what they are, most of one kind first", () => {
    expect(reactionsOf(["ada:👀", "ada:👍", "ben:👍"])).toEqual([
      { emoji: "👍", people: ["ada", "ben"] },
      { emoji: "👀", people: ["ada"] },
    ]);
  });

  it("are none where there are none", () => {
    expect(reactionsOf(null)).toEqual([]);
  });
});
