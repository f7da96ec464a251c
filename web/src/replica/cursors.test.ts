import { describe, expect, it } from "vitest";
import type { EntriesFrame } from "../model/frames.ts";
import { advanced, passesBy } from "./cursors.ts";

const frame: EntriesFrame = {
  ...{ type: "entries", stream: "w", after: 31, upto: 46, mark: "new", entries: [] },
};
const at = (cursor: number, isFed: boolean) => new Map([["b", { cursor, mark: "old", isFed }]]);

describe("a frame that comes before its part is fed", () => {
  it("seed 101: does not move it, and is noted as one to be asked for again", () => {
    expect(advanced(at(31, false), frame).get("b")?.cursor).toBe(31);
    expect(passesBy(at(31, false), frame)).toBe(true);
  });

  it("is no loss where it is known, leaves a gap, or the part is fed", () => {
    expect(passesBy(at(46, false), frame)).toBe(false);
    expect(passesBy(at(30, false), frame)).toBe(false);
    expect(passesBy(at(31, true), frame)).toBe(false);
  });
});
