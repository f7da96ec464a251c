import { describe, expect, it } from "vitest";
import type { SyncStatus } from "../../replica/status.ts";
import { syncWords } from "./sync-words.ts";

const status = (given: Partial<SyncStatus>): SyncStatus => ({
  state: "saved",
  pending: 0,
  kept: 0,
  refused: 0,
  storage: "open",
  ...given,
});

describe("the sync line", () => {
  it("says saved only when the server has everything", () => {
    expect(syncWords(status({}))).toEqual({ kind: "saved" });
    expect(syncWords(status({ state: "connecting" })).kind).not.toBe("saved");
  });

  it("counts what is kept while offline or signed out", () => {
    expect(syncWords(status({ state: "offline", pending: 3 }))).toEqual({
      kind: "offline",
      count: 3,
    });
    expect(syncWords(status({ state: "signed_out", pending: 1 })).kind).toBe("offline");
  });

  it("tells of a refusal before anything else", () => {
    const refused = status({ state: "sending", pending: 2, refused: 1 });
    expect(syncWords(refused)).toEqual({ kind: "refused", count: 1 });
  });
});
