import { describe, expect, it } from "vitest";
import { spliceBetween } from "./splice.ts";

const applied = (from: string, to: string): string => {
  const splice = spliceBetween(from, to);
  if (!splice) return from;
  return from.slice(0, splice.at) + splice.insert + from.slice(splice.at + splice.remove);
};

describe("spliceBetween", () => {
  it("is nothing for the same text", () => {
    expect(spliceBetween("same", "same")).toBeNull();
  });

  it("keeps what both begin and end with", () => {
    expect(spliceBetween("one two three", "one 2 three")).toEqual({
      at: 4,
      remove: 3,
      insert: "2",
    });
  });

  it.each([
    ["", "new"],
    ["old", ""],
    ["aa", "aaa"],
    ["aaa", "aa"],
    ["abcabc", "abc"],
    ["x", "y"],
  ])("turns %j into %j", (from, to) => {
    expect(applied(from, to)).toBe(to);
  });

  it("does not part the two halves of a character", () => {
    const splice = spliceBetween("a🙂b", "a🙃b"); // they share their first half
    expect(splice).toEqual({ at: 1, remove: 2, insert: "🙃" });
  });

  it("does not part them from the end either", () => {
    const [from, to] = ["x\ud83d\ude42", "y\ud83c\ude42"]; // they share their second half
    expect(applied(from, to)).toBe(to);
    expect(spliceBetween(from, to)?.remove).toBe(3);
  });
});
