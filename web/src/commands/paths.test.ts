import { describe, expect, it } from "vitest";
import { paths, placeAt } from "./paths.ts";

describe("placeAt", () => {
  it("reads back every address of a workspace", () => {
    const nowhere = { workspace: "w", board: null, task: null, section: null };
    expect(placeAt(paths.workspace("w"))).toEqual({ ...nowhere, page: "boards" });
    expect(placeAt(paths.inbox("w"))).toEqual({ ...nowhere, page: "inbox" });
    expect(placeAt(paths.history("w"))).toEqual({ ...nowhere, page: "history" });
    expect(placeAt(paths.import("w"))).toEqual({ ...nowhere, page: "import" });
    expect(placeAt(paths.work("w"))).toEqual({ ...nowhere, page: "work" });
    expect(placeAt(paths.settings("w"))).toEqual({ ...nowhere, page: "settings" });
    const members = { ...nowhere, page: "settings", section: "members" };
    expect(placeAt(paths.settings("w", "members"))).toEqual(members);
    const board = { ...nowhere, page: "board", board: "b" };
    expect(placeAt(paths.board("w", "b"))).toEqual(board);
    expect(placeAt(paths.task("w", "b", "t"))).toEqual({ ...board, task: "t" });
  });

  it("forgives a slash at the end", () => {
    expect(placeAt("/w/w/b/b/")?.board).toBe("b");
  });

  it.each([
    "/",
    "/w",
    "/w/",
    "/w/a/b",
    "/w/a/t/t",
    "/w/a/b/b/t",
    "/w/a/b/b/x/t",
    "/w/a/inbox/b",
    "/w/a/settings/b/c",
    "/x/w/a",
  ])("leads nowhere: %s", (path) => {
    expect(placeAt(path)).toBeNull();
  });
});
