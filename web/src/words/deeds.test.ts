import { describe, expect, it } from "vitest";
import type { Change, Entry, Fields } from "../model/entries.ts";
import { toldOf } from "./deeds.ts";
import { spansOf } from "./named.ts";
import type { Names } from "./names.ts";

const TITLES: Readonly<Record<string, string>> = {
  t1: "OPS-1 Sail",
  t2: "OPS-2 Row",
  todo: "To do",
  doing: "In progress",
};

const NAMES: Names = {
  person: (id) => ({ amara: "Amara", yuki: "Yuki" })[id] ?? "Someone",
  column: (id) => TITLES[id] ?? "",
  label: () => "Bug",
  filled: () => ({ field: "Vessel", value: "" }),
  title: (id) => TITLES[id],
  day: (due) => `the ${due.slice(8, 10)}th`,
};

const AT = 1_800_000_000_000;

const entryOf = (changes: readonly object[], more: Partial<Entry> = {}): Entry => ({
  ...{ seq: 7, mutation: "m", actor: "amara", intent: "any", at: AT },
  changes: changes.map((change) => ({ kind: "task", id: "t1", scope: "b", ...change }) as Change),
  ...more,
});

const told = (changes: readonly object[], more: Partial<Entry> = {}) => {
  const tale = toldOf(entryOf(changes, more), NAMES);
  const words = spansOf(tale?.words ?? "")
    .map(({ text }) => text)
    .join("");
  return { ...tale, words };
};

const set = (after: Fields, before: Fields, id = "t1") => ({ id, after, before });

describe("what an entry did", () => {
  it("names the task, and tells from what to what", () => {
    expect(told([set({ due: "2026-12-04" }, { due: "2026-11-30" })])).toMatchObject({
      words: "Amara changed the due date of OPS-1 Sail",
      from: "the 30th",
      to: "the 04th",
    });
  });

  it("counts what was done alike to several, and says what it came to", () => {
    const changes = [
      set({ due: "2026-12-04" }, { due: "2026-11-30" }, "t1"),
      set({ due: "2026-12-04" }, { due: null }, "t2"),
    ];
    const tale = told(changes);
    expect(tale.words).toBe("Amara changed the due date of 2 tasks");
    expect(tale.to).toBe("the 04th");
    expect(tale.from).toBeUndefined();
  });

  it("lists several that have no value in common", () => {
    const changes = [set({ deleted_at: AT }, {}, "t1"), set({ deleted_at: AT }, {}, "t2")];
    expect(told(changes)).toMatchObject({
      words: "Amara moved 2 tasks to the trash",
      detail: "OPS-1 Sail, OPS-2 Row",
    });
  });

  it("says of a move which columns", () => {
    const move = set({ parent: "doing", order: "a1" }, { parent: "todo", order: "a0" });
    expect(told([move])).toMatchObject({
      words: "Amara moved OPS-1 Sail",
      from: "To do",
      to: "In progress",
    });
  });

  it("calls a move within the column an order", () => {
    const sort = set({ parent: "todo", order: "a1" }, { parent: "todo", order: "a0" });
    expect(told([sort]).words).toBe("Amara put OPS-1 Sail in another order");
  });

  it("tells of a task alone where its checklist came with it", () => {
    const changes = [
      { here: { title: "Sail", parent: "todo", created_at: AT } },
      { kind: "checklist", id: "c", here: { title: "Before", parent: "t1", created_at: AT } },
    ];
    expect(told(changes).words).toBe("Amara added OPS-1 Sail");
  });

  it.each([
    [{ here: { title: "Sail", created_at: 1 } }, {}, "Amara moved OPS-1 Sail to this board"],
    [{ gone: true, before: { title: "Sail" } }, {}, "Amara moved OPS-1 Sail to another board"],
    [{ id: "gone", gone: true }, { intent: "trash.purge" }, "Amara emptied a task from the trash"],
    [{ here: { created_at: AT } }, { means: "import" }, "Amara imported OPS-1 Sail"],
    [
      { text: { field: "description", update: "" } },
      {},
      "Amara edited the description of OPS-1 Sail",
    ],
    [
      { kind: "column", id: "doing", after: { name: "In progress" }, before: { name: "Doing" } },
      {},
      "Amara renamed the column In progress",
    ],
    [
      { kind: "member", id: "m", here: { person: "yuki", created_at: AT } },
      {},
      "Amara added Yuki in the workspace",
    ],
    [{ kind: "invitation", id: "i", here: { created_at: AT } }, {}, "Amara added an invitation"],
    [{ kind: "member", id: "m", here: { person: "amara", created_at: AT } }, {}, "Amara joined"],
    [{ after: { done_at: AT }, before: {} }, {}, "Amara finished OPS-1 Sail"],
    [{ after: { title: "A", due: "2026-12-04" }, before: {} }, {}, "Amara changed OPS-1 Sail"],
  ])("%j", (change, more, words) => {
    expect(told([change], more as Partial<Entry>).words).toBe(words);
  });

  it("does not guess what was there before", () => {
    const tale = told([{ after: { due: "2026-12-04" } }]);
    expect(tale.to).toBe("the 04th");
    expect(tale.from).toBeUndefined();
  });

  it("has nothing to tell of an entry whose parts were erased", () => {
    expect(toldOf(entryOf([]), NAMES)).toBeNull();
  });
});
