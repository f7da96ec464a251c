import { describe, expect, it } from "vitest";
import type { Entry } from "../../model/entries.ts";
import { filterIn, passes, searchOf } from "./filter.ts";

const ENTRY: Entry = {
  ...{ seq: 1, mutation: "m", actor: "ada", intent: "task.rename", at: 1 },
  changes: [{ kind: "task", id: "t", scope: "red", after: {} }],
};

describe("what of the log is asked for", () => {
  it("is read back from the address", () => {
    for (const search of ["", "board=red", "board=red&who=ada&what=move"])
      expect(searchOf(filterIn(search))).toBe(search);
  });

  it("is anything where the address names no kind of act that there is", () => {
    expect(filterIn("what=nonsense").what).toBeNull();
  });

  it.each([
    ["", true],
    ["who=ada", true],
    ["who=ben", false],
    ["board=red", true],
    ["board=blue", false],
    ["who=ada&board=blue", false],
    ["what=edit", false], // of kinds of acts only the server knows
  ])("%s lets an entry of the device through: %s", (search, isShown) => {
    expect(passes(filterIn(search), ENTRY)).toBe(isShown);
  });
});
