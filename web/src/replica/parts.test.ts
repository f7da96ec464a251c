import { describe, expect, it } from "vitest";
import { FakeClock } from "../../tests/fake-clock.ts";
import { Parts, type IsCurrent, type Part } from "./parts.ts";
import type { PartContent } from "./patch.ts";

const board: Part = { stream: "w", id: "b", is: "scope" };
const content: PartContent = { at: { cursor: 1, mark: "" }, rows: [], texts: new Map() };

/** Parts that the device has, or the server; what came is noted, and put nowhere. */
function scene(kept: PartContent | null) {
  const clock = new FakeClock();
  const came: IsCurrent[] = [];
  const parts = new Parts({ get: () => Promise.resolve({}) }, clock, {
    kept: () => Promise.resolve(kept),
    restored: (_part, _content, isCurrent) => came.push(isCurrent),
    loaded: (_part, _body, { isCurrent }) => came.push(isCurrent),
    changed: () => undefined,
    isReadable: () => true,
  });
  parts.online(true);
  return { clock, came, parts };
}

describe("what came of a part", () => {
  it.each([
    ["from the device", content],
    ["from the server", null],
  ])("%s is of no use once the part is lost", async (_, kept) => {
    const { clock, came, parts } = scene(kept);
    parts.want(board);
    await clock.settle();
    expect(came.map((isCurrent) => isCurrent())).toEqual([true]);
    parts.lose(board.id);
    expect(came.map((isCurrent) => isCurrent())).toEqual([false]);
  });

  it("before a reset is of no use after it", async () => {
    const { clock, came, parts } = scene(null);
    parts.want(board);
    await clock.settle();
    parts.reload(board.stream);
    await clock.settle();
    expect(came.map((isCurrent) => isCurrent())).toEqual([false, true]);
  });
});
