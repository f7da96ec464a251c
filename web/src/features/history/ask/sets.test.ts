import { describe, expect, it } from "vitest";
import type { Change, Entry } from "../../../model/entries.ts";
import { setsOf } from "./sets.ts";

const entry = (seq: number, change: object): Entry => ({
  ...{ seq, mutation: `m${String(seq)}`, actor: "amara", intent: "any", at: seq },
  changes: [{ kind: "task", id: "t", scope: "b", ...change } as Change],
});

const dues = (...changes: readonly object[]) =>
  setsOf(
    changes.map((change, n) => entry(n + 1, change)),
    "t",
    "due",
  ).map(({ from, to, isFirst }) => ({ from, to, isFirst }));

describe("when a value was set", () => {
  it("tells from what to what", () => {
    expect(dues({ before: { due: "2026-11-30" }, after: { due: "2026-12-04" } })).toEqual([
      { from: "2026-11-30", to: "2026-12-04", isFirst: false },
    ]);
  });

  it("does not guess what was there before", () => {
    expect(dues({ after: { due: "2026-12-04" } })[0]?.from).toBeUndefined();
  });

  it("knows what came with the row", () => {
    const made = { here: { due: "2026-12-04" } };
    expect(dues(made)).toEqual([{ from: null, to: "2026-12-04", isFirst: true }]);
    expect(dues({ here: { title: "No day" } })).toEqual([]);
  });

  it("passes over other fields, other rows and what changed nothing", () => {
    expect(dues({ after: { title: "B" } }, { id: "other", after: { due: "2026-12-04" } })).toEqual(
      [],
    );
    expect(dues({ before: { parent: "c" }, after: { parent: "c" } })).toEqual([]);
  });
});
