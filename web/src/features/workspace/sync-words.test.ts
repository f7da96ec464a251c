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
    expect(syncWords(status({ refused: 1 }))).toEqual({ kind: "refused", count: 1 });
  });

  it("says kept only of what is written on this device", () => {
    const offline = status({ state: "offline", pending: 3 });
    expect(syncWords({ ...offline, kept: 2 })).toEqual({ kind: "keeping", count: 3 });
    expect(syncWords({ ...offline, kept: 3 })).toEqual({ kind: "offline", count: 3 });
  });

  it("counts what would be lost with the tab before it says anything else", () => {
    const full = status({ state: "offline", pending: 3, kept: 1, refused: 1, storage: "full" });
    expect(syncWords(full)).toEqual({ kind: "tab-only", count: 2 });
    expect(syncWords({ ...full, storage: "off", state: "signed_out" }).kind).toBe("tab-only");
  });

  it("stays calm while a change is on its way, though nothing is kept here", () => {
    const sending = status({ state: "sending", pending: 1, storage: "off" });
    expect(syncWords(sending)).toEqual({ kind: "sending", count: 1 });
  });

  it("tells what a person must do before what waits in the tray", () => {
    expect(syncWords(status({ state: "signed_out", refused: 1 }))).toEqual({ kind: "signed-out" });
    expect(syncWords(status({ state: "version_old", refused: 1 }))).toEqual({
      kind: "update-needed",
    });
  });
});
