import { describe, expect, it } from "vitest";
import type { Invitation } from "../../../model/generated.ts";
import { DAY_MS } from "../../../strings/day.ts";
import "../../../strings/en/members.ts";
import { boardsIn, endAfter, endWords, overWords, UNLIMITED, usedWords } from "./validity.ts";

const NOW = 1_800_000_000_000;

const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  ...{ kind: "invitation", id: "i1", scope: "admin", seq: 1, role: "guest" },
  ...{ created_at: NOW, created_by: "ada", updated_at: NOW, updated_by: "ada" },
  ...more,
});

describe("an invitation", () => {
  it("is open until it was used as often as it may be", () => {
    expect(overWords(invitation({ uses: 2, used: 1 }), NOW)).toBeNull();
    expect(overWords(invitation({ uses: 2, used: 2 }), NOW)).toBe("Used up");
  });

  it("of which nothing is said can be used once", () => {
    expect(overWords(invitation({ used: 1 }), NOW)).toBe("Used up");
  });

  it("is open until its end", () => {
    expect(overWords(invitation({ expires_at: NOW + 1 }), NOW)).toBeNull();
    expect(overWords(invitation({ expires_at: NOW }), NOW)).toBe("Expired");
  });

  it("that was just made for seven days says so", () => {
    const expires_at = endAfter(7, NOW) ?? 0;
    expect(endWords(invitation({ expires_at }), NOW + 1000)).toBe("Expires in 7 days");
    expect(endWords(invitation({ expires_at: NOW + DAY_MS / 2 }), NOW)).toBe("Expires in 1 day");
    expect(endWords(invitation(), NOW)).toBe("Does not expire");
  });

  it("without a limit tells how often it was used, not of how many", () => {
    expect(usedWords(invitation({ uses: UNLIMITED, used: 3 }))).toBe("Used 3 times");
    expect(usedWords(invitation({ uses: 5, used: 3 }))).toBe("3 of 5 uses");
  });

  it("names its boards, and what is no board is passed over", () => {
    expect(boardsIn(invitation({ boards: [{ board: "b1", role: "viewer" }, {}] }))).toEqual([
      { board: "b1" },
    ]);
    expect(boardsIn(invitation({ boards: "b1" }))).toEqual([]);
  });
});
