import { describe, expect, it } from "vitest";
import type { Entry } from "../../model/entries.ts";
import type { Json } from "../../model/generated.ts";
import type { StoredRow } from "../../replica/rows.ts";
import { choice, clashIn, isShown } from "./clash.ts";

const AT = 1_800_000_000_000;
const ABOUT = { kind: "task", id: "t1", scope: "b", field: "title" } as const;

/** Ada's entry, in which a value of hers met one of Ben's. */
const entryOf = (clash: "take" | "yield", more: Partial<Entry> = {}, field = "title"): Entry => ({
  ...{ seq: 7, mutation: "m", actor: "ada", intent: "task.rename", at: AT, changes: [] },
  clashes: [
    {
      ...{ kind: "task", id: "t1", scope: "b", field, clash, theirs: "ben" },
      ...(clash === "take"
        ? { stands: "Ada’s", other: "Ben’s" }
        : { stands: "Ben’s", other: "Ada’s" }),
    },
  ],
  ...more,
});

const rowOf = (more: Readonly<Record<string, Json>>): StoredRow =>
  ({
    kind: "task",
    id: "t1",
    scope: "b",
    parent: "todo",
    seq: 9,
    title: "Ben’s",
    ...more,
  }) as never;

const title = clashIn(entryOf("yield"), ABOUT, "ada");

describe("the two sides", () => {
  it.each(["take", "yield"] as const)("of a %s are whose they were, for both people", (clash) => {
    const entry = entryOf(clash);
    expect(clashIn(entry, ABOUT, "ada")).toMatchObject({
      mine: { person: "ada", value: "Ada’s" },
      theirs: { person: "ben", value: "Ben’s" },
    });
    expect(clashIn(entry, ABOUT, "ben")).toMatchObject({
      mine: { person: "ben", value: "Ben’s" },
      theirs: { person: "ada", value: "Ada’s" },
    });
  });

  it("say when it was made, not when it was sent, and only of the entry's own author", () => {
    const clash = clashIn(entryOf("take", { claimed_at: AT - 60_001 }), ABOUT, "ada");
    expect(clash?.mine).toMatchObject({ at: AT - 60_001, isLate: true });
    expect(clash?.theirs.at).toBeUndefined();
    expect(clashIn(entryOf("take"), ABOUT, "ada")?.mine).toMatchObject({ at: AT, isLate: false });
    expect(clashIn(entryOf("yield"), ABOUT, "ada")?.mine).toMatchObject({ at: AT, isLate: true });
  });

  it("are both one's own where one met oneself", () => {
    const alone = { ...ABOUT, clash: "take", stands: "New", other: "Old" } as const;
    expect(clashIn({ ...entryOf("take"), clashes: [alone] }, ABOUT, "ada")).toMatchObject({
      mine: { person: "ada" },
      theirs: { person: "ada" },
    });
  });

  it("are none where the entry says nothing of the field any more", () => {
    expect(clashIn(entryOf("take"), { ...ABOUT, field: "due" }, "ada")).toBeNull();
    expect(clashIn(entryOf("take"), { ...ABOUT, id: "t2" }, "ada")).toBeNull();
  });
});

describe("a choice", () => {
  const clash = title ?? expect.fail("there is a clash");

  it("of what stands does nothing", () => {
    expect(isShown(rowOf({}), clash, clash.theirs)).toBe(true);
    expect(choice(rowOf({}), clash, clash.theirs, () => "")).toEqual([]);
  });

  it("of the other sets it, and says what it replaces: nothing newer is lost unseen", () => {
    expect(choice(rowOf({ title: "Newer" }), clash, clash.mine, () => "")).toEqual([
      { op: "set", kind: "task", id: "t1", field: "title", value: "Ada’s", was: "Newer" },
    ]);
  });

  it("of a place moves there, at the end that is given for it", () => {
    const places = {
      field: "parent",
      theirs: clash.theirs,
      mine: { ...clash.mine, value: "done" },
    };
    expect(choice(rowOf({}), places, places.mine, (parent) => `end of ${parent}`)).toEqual([
      { op: "move", kind: "task", id: "t1", parent: "done", order: "end of done", was: "todo" },
    ]);
  });

  it.each([
    ["restores what lies in the trash", AT, null, "restore"],
    ["deletes what does not", null, AT, "delete"],
  ] as const)("of the trash %s", (_, deleted_at, value, op) => {
    const trash = { field: "deleted_at", theirs: clash.theirs, mine: { ...clash.mine, value } };
    expect(choice(rowOf({ deleted_at }), trash, trash.mine, () => "")).toEqual([
      { op, kind: "task", id: "t1", was: 9 },
    ]);
  });

  it("of the trash counts only whether it lies there, not since when", () => {
    const side = { ...clash.mine, value: AT };
    expect(isShown(rowOf({ deleted_at: AT + 5 }), { ...clash, field: "deleted_at" }, side)).toBe(
      true,
    );
  });
});
