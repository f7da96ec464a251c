import { describe, expect, it } from "vitest";
import type { Json, Notification } from "../../model/generated.ts";
import type { TrayGroup } from "../../replica/tray.ts";
import { isWaiting, itemsOf, onShelf, waitingOn, type Sources } from "./items.ts";

const ABOUT = { kind: "task", id: "t1", scope: "b", field: "title" };

const note = (id: string, more: Partial<Notification> = {}): Notification =>
  ({
    ...{ kind: "notification", id, workspace: "w", about: ABOUT, reason: "clash", updated_at: 10 },
    ...more,
  }) as Notification;

const group = (row: string, ...ats: readonly number[]): TrayGroup => ({
  ...{ row, kind: "task", stream: "w", title: row },
  refused: ats.map((at) => ({
    mutation: { id: `${row}${String(at)}`, stream: "w", intent: "i", at, ops: [] },
    code: "not_allowed",
  })),
});

const copy = { id: "c", at: 5, reason: "access", stream: "w", mutations: 2 } as const;

const sources = (more: Partial<Sources>): Sources => ({
  ...{ workspace: "w", notifications: [], tray: [], copies: [], fork: null },
  ...more,
});

const ids = (more: Partial<Sources>): readonly string[] =>
  itemsOf(sources(more)).map(({ id }) => id);

describe("what waits", () => {
  it("lies in one list, the latest first, a fork's offer above all", () => {
    expect(
      ids({
        notifications: [note("old", { updated_at: 1 }), note("new", { updated_at: 20 })],
        tray: [group("t", 2, 12)],
        copies: [copy],
        fork: { stream: "w", mutations: [] },
      }),
    ).toEqual(["fork", "new", "refused t", "c", "old"]);
  });

  it("of another workspace waits there", () => {
    expect(
      ids({
        notifications: [note("n", { workspace: "x" })],
        tray: [{ ...group("t", 1), stream: "x" }],
        fork: { stream: "x", mutations: [] },
      }),
    ).toEqual([]);
  });

  it.each<[string, Json]>([
    ["nothing", null],
    ["a word", "task"],
    ["a list", []],
    ["half a place", { kind: "task", id: "t1" }],
  ])("about %s is left out", (_, about) => {
    expect(ids({ notifications: [note("n", { about })] })).toEqual([]);
  });
});

describe("a shelf", () => {
  const items = itemsOf(
    sources({
      notifications: [
        note("clash"),
        note("seen", { read_at: 11 }),
        note("named", { reason: "mentioned" }),
      ],
      tray: [group("t", 1)],
      copies: [copy],
    }),
  );
  const on = (shelf: Parameters<typeof onShelf>[1]) => onShelf(items, shelf).map(({ id }) => id);

  it("holds conflicts, or what was not accepted with the copies of it, or all", () => {
    expect(on("conflicts")).toEqual(["clash", "seen"]);
    expect(on("refused")).toEqual(["c", "refused t"]);
    expect(on("all")).toHaveLength(5);
  });

  it("counts what waits: not what was read, nor copies, which are there in case", () => {
    expect(items.filter((item) => !isWaiting(item)).map(({ id }) => id)).toEqual(["seen", "c"]);
    expect(waitingOn(items, "conflicts")).toBe(1);
    expect(waitingOn(items, "all")).toBe(3);
  });
});
