import { describe, expect, it } from "vitest";

import {
  readableOf,
  scopePatch,
  textKey,
  threadPatch,
  type Base,
  type StoredText,
  type PartContent,
} from "./patch.ts";
import type { StoredRow } from "./rows.ts";

const row = (kind: StoredRow["kind"], id: string, seq: number, more: object = {}): StoredRow => ({
  ...{ kind, id, parent: null, order: null, scope: "b", seq },
  ...{ created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada", ...more },
});
const comment = (id: string, seq: number) => row("comment", id, seq, { parent: "t" });

function baseOf(
  rows: readonly StoredRow[],
  parts: readonly string[],
  texts: readonly (readonly [string, StoredText])[] = [],
): Base {
  const at = { cursor: 9, mark: "", isFed: true };
  return {
    rows: new Map(rows.map((each) => [each.id, each])),
    texts: new Map(texts),
    cursors: new Map(parts.map((part) => [part, at])),
  };
}

const content = (seq: number, ...rows: StoredRow[]): PartContent => ({
  ...{ at: { cursor: seq, mark: "" }, rows, texts: new Map() },
});

describe("after a reset", () => {
  it("a thread that came before its board stays", () => {
    const base = baseOf([row("task", "t", 2), comment("new", 4)], ["t"]);
    const { rows } = scopePatch(base, "b", content(5, row("task", "t", 2)), true);
    expect(rows.has("new")).toBe(false);
  });

  it("a thread that has not come yet goes with its board", () => {
    const base = baseOf([row("task", "t", 2), comment("old", 4)], []);
    const { rows } = scopePatch(base, "b", content(5, row("task", "t", 2)), true);
    expect([...rows]).toContainEqual(["old", undefined]);
  });

  it("a thread leaves nothing of the other history, however far that was", () => {
    const text = { seq: 8, updates: ["theirs"] };
    const base = baseOf([comment("old", 8)], ["b"], [[textKey("t", "description"), text]]);
    const { rows, texts } = threadPatch(base, "t", content(5, comment("new", 5)), true);
    expect([...rows].map(([id, next]) => [id, next?.seq])).toEqual([
      ["old", undefined],
      ["new", 5],
    ]);
    expect([...texts]).toEqual([[textKey("t", "description"), undefined]]);
  });
});

describe("a thread that is loaded again", () => {
  it("leaves newer words that are here already", () => {
    const text = { seq: 8, updates: ["theirs"] };
    const base = baseOf([], ["b"], [[textKey("t", "description"), text]]);
    expect(threadPatch(base, "t", content(5), false).texts.size).toBe(0);
  });
});

describe("a body on its way", () => {
  it("brings nothing of a board that was lost meanwhile", () => {
    const rows = [row("board", "lost", 1, { scope: "lost" }), row("board", "b", 1)];
    const { rows: left } = readableOf(content(2, ...rows), (scope) => scope === "b");
    expect(left.map(({ id }) => id)).toEqual(["b"]);
  });
});
