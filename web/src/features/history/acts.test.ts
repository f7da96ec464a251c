import { describe, expect, it } from "vitest";
import type { Entry } from "../../model/entries.ts";
import { actsOf, asEntry, byDay } from "./acts.ts";

const AT = new Date(2026, 10, 24, 12).getTime();
const DAY_MS = 86_400_000;

const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({
  ...{ seq, mutation: `m${String(seq)}`, actor: "amara", intent: "any", at: AT + seq },
  changes: [{ kind: "task", id: `t${String(seq)}`, scope: "b", after: {} }],
  ...more,
});

describe("what was done as one", () => {
  it("is each mutation by itself", () => {
    expect(actsOf([entry(2), entry(1)]).map(({ seq }) => seq)).toEqual([2, 1]);
  });

  it("is a batch, also where somebody else wrote in between", () => {
    const between = entry(3, { actor: "yuki" });
    const acts = actsOf([entry(4, { batch: "x" }), between, entry(2, { batch: "x" })]);
    expect(acts.map(({ entries }) => entries.map(({ seq }) => seq))).toEqual([[4, 2], [3]]);
  });

  it("is never two people's, whatever batch they name", () => {
    const acts = actsOf([entry(2, { batch: "x" }), entry(1, { batch: "x", actor: "yuki" })]);
    expect(acts).toHaveLength(2);
  });

  it("tells of all rows that the batch changed", () => {
    const [act] = actsOf([entry(2, { batch: "x" }), entry(1, { batch: "x" })]);
    expect(act && asEntry(act)?.changes.map(({ id }) => id)).toEqual(["t2", "t1"]);
  });
});

it("days follow one another as the log does", () => {
  const acts = actsOf([entry(3), entry(2, { at: AT - DAY_MS }), entry(1, { at: AT - DAY_MS })]);
  expect(byDay(acts).map(({ day, acts: of }) => [day, of.length])).toEqual([
    ["2026-11-24", 1],
    ["2026-11-23", 2],
  ]);
});
