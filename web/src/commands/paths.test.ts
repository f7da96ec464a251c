import { describe, expect, it } from "vitest";
import { paths, placeAt } from "./paths.ts";

describe("placeAt", () => {
  it("reads back every address of a workspace", () => {
    expect(placeAt(paths.workspace("w"))).toEqual({ workspace: "w", board: null, task: null });
    expect(placeAt(paths.board("w", "b"))).toEqual({ workspace: "w", board: "b", task: null });
    expect(placeAt(paths.task("w", "b", "t"))).toEqual({ workspace: "w", board: "b", task: "t" });
  });

  it("forgives a slash at the end", () => {
    expect(placeAt("/w/w/b/b/")?.board).toBe("b");
  });

  it.each(["/", "/w", "/w/", "/w/a/b", "/w/a/t/t", "/w/a/b/b/t", "/w/a/b/b/x/t", "/x/w/a"])(
    "leads nowhere: %s",
    (path) => {
      expect(placeAt(path)).toBeNull();
    },
  );
});
