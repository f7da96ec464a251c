import { describe, expect, it } from "vitest";
import type { SyncStatus } from "../../replica/status.ts";
import { bannerChoice, mayDismiss, type BannerFacts } from "./banner-choice.ts";

const saved: SyncStatus = { state: "saved", pending: 0, kept: 0, refused: 0, storage: "open" };

const choice = (status: Partial<SyncStatus>, given: Partial<BannerFacts> = {}) =>
  bannerChoice({
    status: { ...saved, ...status },
    update: "none",
    isSecure: true,
    dismissed: new Set(),
    ...given,
  });

describe("the banner", () => {
  it("is not there while all is well", () => {
    expect(choice({})).toBeUndefined();
    expect(choice({ state: "sending", pending: 3, storage: "evictable" })).toBeUndefined();
  });

  it("counts what is kept offline, and says where a browser may clear it", () => {
    const offline = { state: "offline", pending: 3, kept: 3 } as const;
    expect(choice(offline)).toMatchObject({ kind: "offline", unsent: 3, isEvictable: false });
    expect(choice({ ...offline, storage: "evictable" })).toMatchObject({ isEvictable: true });
  });

  it("says that nothing is kept here before it says that one is offline", () => {
    const off = { state: "offline", pending: 2, kept: 0, storage: "off" } as const;
    expect(choice(off)).toMatchObject({ kind: "tab-only", why: "off", unsent: 2, isOffline: true });
    expect(choice({ ...off, storage: "full", kept: 1 })).toMatchObject({ why: "full", unsent: 1 });
  });

  it("tells over plain http that a closed tab can't be opened again without the server", () => {
    const bare = { isSecure: false };
    expect(choice({}, bare)).toEqual({ kind: "no-https" });
    expect(choice({ state: "offline" }, bare)).toMatchObject({ isStartable: false });
    expect(choice({}, { ...bare, dismissed: new Set(["no-https"]) })).toBeUndefined();
  });

  it("tells of a version that can't go on before all else", () => {
    const old = { state: "version_old", pending: 2, kept: 2, storage: "full" } as const;
    expect(choice(old)).toEqual({ kind: "update-needed", unsent: 2 });
    expect(choice({ storage: "outdated" }, { update: "gone" })?.kind).toBe("update-needed");
    expect(choice({ state: "offline", storage: "outdated" })?.kind).toBe("outdated");
  });

  it("offers an update only when there is nothing more pressing", () => {
    expect(choice({}, { update: "ready" })).toEqual({ kind: "update-ready" });
    expect(choice({ state: "offline" }, { update: "ready" })?.kind).toBe("offline");
  });

  it("stays away once put away, unless work is in danger", () => {
    const dismissed: BannerFacts["dismissed"] = new Set(["update-ready", "tab-only", "offline"]);
    expect(choice({}, { update: "ready", dismissed })).toBeUndefined();
    expect(choice({ storage: "off" }, { dismissed })).toBeUndefined();
    const waiting = { state: "connecting", storage: "off", pending: 1 } as const;
    expect(choice(waiting, { dismissed })?.kind).toBe("tab-only");
    expect(choice({ ...waiting, state: "sending" }, { dismissed })).toBeUndefined();
    expect(choice({ state: "offline" }, { dismissed })).toBeUndefined();
    expect(choice({ state: "offline", pending: 1, kept: 1 }, { dismissed })?.kind).toBe("offline");
  });

  it("can be put away where it endangers nothing", () => {
    const needed = choice({ state: "version_old" });
    expect(needed && mayDismiss(needed)).toBe(false);
  });
});
