import { describe, expect, it } from "vitest";
import { seeded } from "../../tests/random.ts";
import { byPlace, keyBetween, placeAt, placesAt, type Placed } from "./order.ts";

const rows = (...orders: string[]): Placed[] =>
  orders.map((order, at) => ({ id: `row-${at}`, order }));

/** The ids as they stand after a new row and the moves of others. */
function placed(siblings: readonly Placed[], index: number): string[] {
  const { order, moves } = placeAt(siblings, index, seeded(1));
  const moved = siblings.map((row) => moves.find(({ id }) => id === row.id) ?? row);
  return [...moved, { id: "new", order }].sort(byPlace).map(({ id }) => id);
}

describe("an order key", () => {
  it("stands between two others, however often it is asked for", () => {
    const random = seeded(7);
    let [low, high] = [keyBetween(null, null, random), keyBetween(null, null, random)].sort();
    for (let n = 0; n < 500; n++) {
      const key = keyBetween(low ?? null, high ?? null, random);
      expect(key > (low ?? "") && key < (high ?? "")).toBe(true);
      if (random() < 0.5) low = key;
      else high = key;
    }
  });

  it("differs for two people who ask for the same gap at once", () => {
    expect(keyBetween("a0", "a1", seeded(1))).not.toBe(keyBetween("a0", "a1", seeded(2)));
  });

  it("stays short when rows are only added at the end", () => {
    let last: string | null = null;
    for (let n = 0; n < 10_000; n++) last = keyBetween(last, null);
    expect(last?.length).toBeLessThan(10);
  });
});

describe("placing a row", () => {
  it.each([
    [0, ["new", "row-0", "row-1"]],
    [1, ["row-0", "new", "row-1"]],
    [2, ["row-0", "row-1", "new"]],
  ])("at %i stands there", (index, expected) => {
    expect(placed(rows("a0", "a1"), index)).toEqual(expected);
  });

  it("between equal keys moves those behind it too", () => {
    expect(placed(rows("a0", "a0", "a0", "a1"), 1)).toEqual([
      "row-0",
      "new",
      "row-1",
      "row-2",
      "row-3",
    ]);
  });

  it("moves nobody where keys differ", () => {
    expect(placeAt(rows("a0", "a1", "a2"), 1).moves).toEqual([]);
  });

  it("keeps several rows together and in order", () => {
    const { orders } = placesAt(rows("a0", "a1"), 1, 3);
    expect([...orders].sort()).toEqual(orders);
    expect(orders.every((order) => order > "a0" && order < "a1")).toBe(true);
  });
});
