import { describe, expect, it } from "vitest";
import type { Entry } from "../model/entries.ts";
import { NO_LOG, withNewest, withOlder, type KnownLog } from "./log-pages.ts";

const entry = (seq: number): Entry => ({
  ...{ seq, mutation: `m${String(seq)}`, actor: "ada", intent: "any", at: seq, changes: [] },
});
const page = (seqs: readonly number[], next: number | null) => ({ entries: seqs.map(entry), next });
const seqs = ({ entries }: KnownLog) => entries.map(({ seq }) => seq);

describe("a task's log, page by page", () => {
  it("grows backwards", () => {
    const log = withOlder(withOlder(NO_LOG, page([9, 8], 8)), page([5, 2], null));
    expect([seqs(log), log.next]).toEqual([[9, 8, 5, 2], null]);
  });

  it("takes new entries in front of what it knows", () => {
    const known = withOlder(NO_LOG, page([8, 5, 2], 2));
    const log = withNewest(known, page([9, 8], 8));
    expect([seqs(log), log.next]).toEqual([[9, 8, 5, 2], 2]);
  });

  it("forgets what is older than a gap", () => {
    const known = withOlder(NO_LOG, page([8, 5, 2], null));
    const log = withNewest(known, page([20, 15], 15));
    expect([seqs(log), log.next]).toEqual([[20, 15], 15]);
  });

  it("keeps what it knows when an older answer comes late", () => {
    const known = withOlder(NO_LOG, page([9, 8], null));
    expect(withNewest(known, page([8], null))).toBe(known);
  });

  it("is the page itself where that is all", () => {
    const log = withNewest(withOlder(NO_LOG, page([5], null)), page([9, 5], null));
    expect([seqs(log), log.next]).toEqual([[9, 5], null]);
  });
});
