import { describe, expect, it } from "vitest";
import type { Change, Entry, Fields } from "../model/entries.ts";
import { linesOf, withoutRepeats, type Line } from "./lines.ts";
import { spansOf } from "./named.ts";
import type { Names } from "./names.ts";

const NAMES: Names = {
  person: (id) => ({ amara: "Amara", yuki: "Yuki" })[id] ?? "Someone",
  column: (id) => ({ doing: "In progress" })[id] ?? "a column that is gone",
  label: () => "Bug",
  filled: (_, value) => ({ field: "Vessel", value: typeof value === "string" ? value : "" }),
  title: (id) => ({ item: "Measure twice" })[id],
  day: (due) => `the ${due.slice(8, 10)}th`,
};

const AT = 1_800_000_000_000;

const entryOf = (changes: readonly Change[], more: Partial<Entry> = {}): Entry => ({
  ...{ seq: 7, mutation: "m", actor: "amara", intent: "any", at: AT },
  changes,
  ...more,
});

const changeOf = (
  rest: Partial<Change> & { readonly kind?: string; readonly id?: string },
): Change => ({ kind: "task", id: "t", scope: "b", ...rest });

const wordsOf = (entry: Entry): readonly string[] =>
  linesOf(entry, "t", NAMES).map(({ words }) => plain(words));

const plain = (words: string): string =>
  spansOf(words)
    .map(({ text }) => text)
    .join("");

const after = (to: Fields, from: Fields = {}): readonly string[] =>
  wordsOf(entryOf([changeOf({ after: to, before: from })]));

const under = (kind: string, rest: Partial<Change>): readonly string[] =>
  wordsOf(entryOf([changeOf({ kind, id: "item", ...rest } as Partial<Change>)]));

describe("the trail's words for a task", () => {
  it.each<[Fields, Fields, string]>([
    [{ title: "Old" }, { title: "New" }, "Amara renamed this to New"],
    [{ priority: 3 }, { priority: 4 }, "Amara raised priority from High to Urgent"],
    [{ priority: 4 }, { priority: 1 }, "Amara lowered priority from Urgent to Low"],
    [{ priority: null }, { priority: 2 }, "Amara set priority to Medium"],
    [{ priority: 2 }, { priority: null }, "Amara removed the priority Medium"],
    [{ parent: "todo" }, { parent: "doing", order: "a1" }, "Amara moved this to In progress"],
    [{ due: null }, { due: "2026-11-20" }, "Amara set the due date to the 20th"],
    [
      { due: "2026-11-20" },
      { due: "2026-11-24" },
      "Amara moved the due date from the 20th to the 24th",
    ],
    [{ due: "2026-11-20" }, { due: null }, "Amara removed the due date the 20th"],
    [{ start: null }, { start: "2026-11-20" }, "Amara set the start date to the 20th"],
    [{ assignees: [] }, { assignees: ["yuki"] }, "Amara assigned Yuki"],
    [{ assignees: null }, { assignees: ["amara"] }, "Amara took this on"],
    [{ assignees: ["yuki"] }, { assignees: [] }, "Amara unassigned Yuki"],
    [{ assignees: ["amara"] }, { assignees: null }, "Amara stepped back from this"],
    [{ labels: [] }, { labels: ["l"] }, "Amara added Bug"],
    [{ labels: ["l"] }, { labels: [] }, "Amara removed Bug"],
    [{ archived: null }, { archived: true }, "Amara archived this"],
    [{ archived: true }, { archived: null }, "Amara brought this back from the archive"],
    [
      { deleted_at: null },
      { deleted_at: AT, deleted_by: "amara" },
      "Amara moved this to the trash",
    ],
    [{ deleted_at: AT }, { deleted_at: null, deleted_by: null }, "Amara restored this"],
    [{ done_at: null }, { done_at: AT }, "Amara finished this"],
    [{ done_at: AT }, { done_at: null }, "Amara reopened this"],
    [{ estimate: null }, { estimate: 3 }, "Amara set the estimate to 3"],
  ])("from %j to %j", (from, to, words) => {
    expect(after(to, from)).toEqual([words]);
  });

  it("say nothing of a new place in the same column", () => {
    expect(after({ parent: "doing", order: "a2" }, { parent: "doing", order: "a1" })).toEqual([]);
    expect(after({ order: "a2" }, { order: "a1" })).toEqual([]);
  });

  it("say each thing that one entry did", () => {
    expect(after({ labels: ["l"], priority: 4 }, { labels: [], priority: null })).toEqual([
      "Amara added Bug",
      "Amara set priority to Urgent",
    ]);
  });

  it("say in one line that it came, whatever came with it", () => {
    const here = changeOf({ here: { created_at: AT, title: "New" } });
    const item = changeOf({ kind: "check_item", id: "item", here: { title: "x" } });
    expect(wordsOf(entryOf([here, item]))).toEqual(["Amara added this"]);
    expect(wordsOf(entryOf([here, item], { means: "import" }))).toEqual(["Amara imported this"]);
    expect(wordsOf(entryOf([here], { at: AT + 9 }))).toEqual(["Amara moved this to this board"]);
    expect(wordsOf(entryOf([changeOf({ gone: true })]))).toEqual([
      "Amara moved this to another board",
    ]);
  });

  it("say that the description was edited, not how", () => {
    const text = changeOf({ text: { field: "description", update: "AA" } });
    expect(wordsOf(entryOf([text]))).toEqual(["Amara edited the description"]);
  });

  it("leave other tasks of the same entry out", () => {
    const other = changeOf({ id: "another", after: { title: "Else" } });
    expect(wordsOf(entryOf([other]))).toEqual([]);
  });
});

describe("the trail's words for what stands under a task", () => {
  it.each<[string, Partial<Change>, string]>([
    ["checklist", { here: { title: "Steps" } }, "Amara added the checklist Steps"],
    ["checklist", { after: { title: "Steps" } }, "Amara renamed a checklist to Steps"],
    ["check_item", { here: { title: "Saw" } }, "Amara added Saw to a checklist"],
    ["check_item", { after: { done: true } }, "Amara checked Measure twice"],
    ["check_item", { after: { done: null } }, "Amara unchecked Measure twice"],
    ["check_item", { after: { title: "Saw" } }, "Amara renamed a checklist item to Saw"],
    ["check_item", { after: { deleted_at: AT } }, "Amara deleted Measure twice from a checklist"],
    ["check_item", { after: { deleted_at: null } }, "Amara restored Measure twice in a checklist"],
    ["comment", { after: { body: "x" } }, "Amara edited a comment"],
    ["comment", { after: { deleted_at: AT } }, "Amara deleted a comment"],
    ["attachment", { here: { name: "deck.jpg" } }, "Amara attached deck.jpg"],
    ["relation", { here: { link: "blocks" } }, "Amara linked another task"],
    ["field_value", { here: { field: "f", value: "Havella" } }, "Amara set Vessel to Havella"],
    ["field_value", { after: { value: null } }, "Amara cleared Vessel"],
  ])("%s %j", (kind, rest, words) => {
    expect(under(kind, rest)).toEqual([words]);
  });

  it("leave a new comment to itself, and a reaction out", () => {
    expect(under("comment", { here: { body: "Hello" } })).toEqual([]);
    expect(under("comment", { after: { reactions: ["amara:👍"] } })).toEqual([]);
  });
});

describe("names in a line", () => {
  it("are parted from the words, and keep no isolates of their own", () => {
    const [line] = linesOf(
      entryOf([changeOf({ after: { title: "a\u2069b" }, before: { title: "x" } })]),
      "t",
      NAMES,
    );
    expect(spansOf(line?.words ?? "")).toEqual([
      { text: "Amara", isName: true },
      { text: " renamed this to ", isName: false },
      { text: "ab", isName: true },
    ]);
  });
});

describe("withoutRepeats", () => {
  const line = (minutes: number, words: string): Line => ({
    ...{ id: String(minutes), at: AT + minutes * 60_000, actor: "amara", words },
  });

  it("keeps the last of the same deed within an hour", () => {
    const lines = [line(0, "edited"), line(10, "edited"), line(20, "edited")];
    expect(withoutRepeats(lines).map(({ id }) => id)).toEqual(["20"]);
  });

  it("keeps what lies further apart, or has another deed between", () => {
    const lines = [line(0, "edited"), line(61, "edited"), line(62, "moved"), line(63, "edited")];
    expect(withoutRepeats(lines)).toHaveLength(4);
  });
});
