import { describe, expect, it } from "vitest";
import { commonTo } from "./common-values.ts";

describe("commonTo", () => {
  it("keeps what every task has", () => {
    expect(commonTo([["a", "b"], ["b", "c"], ["b"]])).toEqual(["b"]);
  });

  it("is all of one task's, and nothing of none", () => {
    expect(commonTo([["a", "b"]])).toEqual(["a", "b"]);
    expect(commonTo([])).toEqual([]);
  });
});
