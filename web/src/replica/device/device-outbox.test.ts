/** The outbox on the device, on an IndexedDB of memory. */
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Mutation } from "../../model/ops.ts";
import type { Kept, OutboxNews, OutboxState } from "../outbox.ts";
import { DeviceOutbox, KEPT_MS } from "./device-outbox.ts";
import { DeviceSafety } from "./device-safety.ts";
import { openOutbox, outboxName, textBytes, type OutboxDb } from "./outbox-db.ts";

const DAY = 86_400_000;
let person = "";
let now = 0;
let told: OutboxNews[] = [];
let faults: unknown[] = [];

beforeEach(() => {
  person = crypto.randomUUID();
  now = 1_800_000_000_000;
  told = [];
  faults = [];
});

const edit = (id: string): Kept => ({
  mutation: { id, stream: "s", intent: "test", at: now, ops: [] } satisfies Mutation,
});
const undoable = (id: string): Kept => ({ ...edit(id), undo: { inverse: [] } });

/** Another tab, or another visit: it shares nothing with the others but the database. */
async function tab(): Promise<{ outbox: DeviceOutbox; db: OutboxDb }> {
  const db = await openOutbox(person);
  const outbox = new DeviceOutbox({
    db,
    tabs: { tell: (news) => told.push(news), listen: () => () => undefined },
    now: () => now,
    failed: (error) => faults.push(error),
    written: () => undefined,
  });
  return { outbox, db };
}

const ids = async ({ outbox }: { outbox: DeviceOutbox }): Promise<string[]> =>
  (await outbox.load()).map(({ mutation }) => mutation.id);

const state = async ({ outbox }: { outbox: DeviceOutbox }, id: string) =>
  (await outbox.load()).find(({ mutation }) => mutation.id === id)?.state;

const settled = (id: string, to: OutboxState) => new Map([[id, to]]);

describe("the database", () => {
  it("is of version 1 for ever, with three stores that never change", async () => {
    const { db } = await tab();
    expect(db.version).toBe(1);
    const stores = [...db.objectStoreNames].map((name) => {
      const store = db.transaction(name).store;
      return [name, store.keyPath, store.autoIncrement, [...store.indexNames]];
    });
    expect(stores).toEqual([
      ["outbox", "n", true, ["id", "is"]],
      ["safety", "id", false, []],
      ["undo", "id", false, []],
    ]);
  });

  it("holds each mutation as bytes of JSON beside its number, id and state", async () => {
    const { outbox, db } = await tab();
    await outbox.append([edit("a")]);
    const [stored] = await db.getAll("outbox");
    expect(Object.keys(stored ?? {}).sort()).toEqual(["bytes", "id", "n", "state"]);
    expect(new TextDecoder().decode(stored?.bytes)).toBe(JSON.stringify(edit("a").mutation));
  });

  it("is let go of when it is to be deleted", async () => {
    await tab();
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(outboxName(person));
      deleting.onsuccess = resolve;
      deleting.onblocked = () => reject(new Error("still held"));
    });
  });
});

describe("an edit", () => {
  it("is behind all that any tab kept before", async () => {
    const [one, other] = [await tab(), await tab()];
    await one.outbox.append([edit("a")]);
    await other.outbox.append([edit("b"), edit("c")]);
    await one.outbox.append([edit("d")]);
    expect(await ids(other)).toEqual(["a", "b", "c", "d"]);
  });

  it("is written strictly, so that it survives a power cut", async () => {
    const { outbox, db } = await tab();
    const durabilities: unknown[] = [];
    const begin = db.transaction.bind(db) as (...given: unknown[]) => unknown;
    db.transaction = ((...given: unknown[]) => {
      if (given[1] === "readwrite") durabilities.push(given[2]);
      return begin(...given);
    }) as typeof db.transaction;
    await outbox.append([edit("a")]);
    await outbox.choose(new Map([["a", "take"]]));
    expect(durabilities).toEqual([{ durability: "strict" }, { durability: "strict" }]);
  });

  it("is kept with all others of its write, or none is", async () => {
    const { outbox } = await tab();
    await outbox.append([edit("a")]);
    await expect(outbox.append([edit("b"), edit("a")])).rejects.toThrow();
    expect(await ids({ outbox })).toEqual(["a"]);
    expect(faults).toHaveLength(1);
  });

  it("is told to other tabs with its number, once it is kept", async () => {
    const { outbox } = await tab();
    const [n] = await outbox.append([edit("a")]);
    expect(told).toMatchObject([{ is: "appended", records: [{ n, mutation: { id: "a" } }] }]);
  });
});

describe("the choice of clash", () => {
  it("is one for all tabs, though two choose at once", async () => {
    const [one, other] = [await tab(), await tab()];
    await one.outbox.append([edit("a")]);
    const [first, second] = await Promise.all([
      one.outbox.choose(new Map([["a", "take"]])),
      other.outbox.choose(new Map([["a", "yield"]])),
    ]);
    expect(second.get("a")).toEqual(first.get("a"));
    expect(await state(one, "a")).toEqual(first.get("a"));
  });

  it("is not made for what has its answer", async () => {
    const { outbox } = await tab();
    await outbox.append([edit("a")]);
    const accepted: OutboxState = { is: "accepted", seq: 7, at: now };
    await outbox.settle(settled("a", accepted));
    expect((await outbox.choose(new Map([["a", "take"]]))).get("a")).toEqual(accepted);
  });

  it("of an edit that could not be kept stands as it was asked", async () => {
    const { outbox } = await tab();
    const states = await outbox.choose(new Map([["nowhere", "take"]]));
    expect(states.get("nowhere")).toEqual({ is: "sent", clash: "take" });
    expect(await ids({ outbox })).toEqual([]);
  });
});

describe("an answer", () => {
  it("is not undone by a tab that is late", async () => {
    const one = await tab();
    await one.outbox.append([edit("a")]);
    await one.outbox.settle(settled("a", { is: "accepted", seq: 7, at: now }));
    await one.outbox.settle(settled("a", { is: "kept" }));
    await one.outbox.settle(settled("a", { is: "sent", clash: "take" }));
    await one.outbox.settle(settled("a", { is: "confirmed", seq: 6, at: now }));
    expect(await state(one, "a")).toMatchObject({ is: "accepted", seq: 7 });
  });

  it("is kept for 30 days, and what has none for ever", async () => {
    const one = await tab();
    await one.outbox.append(["new", "old", "open"].map(edit));
    await one.outbox.settle(settled("old", { is: "accepted", seq: 1, at: now }));
    await one.outbox.settle(settled("old", { is: "confirmed", seq: 1, at: now }));
    now += DAY;
    await one.outbox.settle(settled("new", { is: "accepted", seq: 2, at: now }));
    now += KEPT_MS - DAY;
    await one.outbox.load();
    expect(await one.outbox.accepted("s")).toHaveLength(2);
    now += 1;
    await one.outbox.load();
    expect((await one.outbox.accepted("s")).map(({ mutation }) => mutation.id)).toEqual(["new"]);
    now += 1_000 * DAY;
    expect(await ids(one)).toEqual(["open"]);
  });

  it("that base shows is not read at the next start, but for what can be undone", async () => {
    const one = await tab();
    await one.outbox.append([edit("a"), undoable("b")]);
    for (const id of ["a", "b"]) {
      await one.outbox.settle(settled(id, { is: "accepted", seq: 1, at: now }));
      await one.outbox.settle(settled(id, { is: "confirmed", seq: 1, at: now }));
    }
    expect(await ids(one)).toEqual(["b"]);
  });
});

describe("notes for undo", () => {
  it("come back with their edits, the newest hundred", async () => {
    const one = await tab();
    const all = Array.from({ length: 120 }, (_, n) => `e${String(n).padStart(3, "0")}`);
    await one.outbox.append(all.map(undoable));
    const records = await one.outbox.load();
    expect(records).toHaveLength(120);
    expect(records.filter(({ undo }) => undo).map(({ mutation }) => mutation.id)).toEqual(
      all.slice(20),
    );
  });
});

describe("a record that can't be read", () => {
  const broken = [
    ["no JSON", textBytes("{]")],
    ["no text", Uint8Array.of(0xff, 0xfe)],
    ["no mutation", textBytes(JSON.stringify({ id: "x", ops: "none" }))],
  ] as const;

  it.each(broken)("(%s) steps aside alone, and lies among the safety copies", async (_, bytes) => {
    const one = await tab();
    await one.outbox.append([edit("a")]);
    await one.db.add("outbox", { id: "broken", bytes, state: { is: "kept" } });
    await one.outbox.append([edit("b")]);
    expect(await ids(one)).toEqual(["a", "b"]);
    const safety = new DeviceSafety(one.db, () => now, raise);
    expect(await safety.list()).toMatchObject([{ reason: "broken", mutations: 1 }]);
    const file = JSON.parse((await safety.read("broken-broken")) ?? "") as { broken: string };
    expect(Uint8Array.from(atob(file.broken), (char) => char.charCodeAt(0))).toEqual(bytes);
    expect(await ids(one)).toEqual(["a", "b"]);
    expect(await safety.list()).toHaveLength(1);
  });
});

describe("a record that the browser can't read", () => {
  it("keeps none of the others from being read", async () => {
    const one = await tab();
    await one.outbox.append(["a", "b", "c"].map(edit));
    const { db } = one;
    db.getAllFromIndex = () => Promise.reject(new DOMException("a file is gone", "DataError"));
    const get = db.get.bind(db) as (...given: unknown[]) => Promise<unknown>;
    db.get = ((...given: unknown[]) =>
      given[1] === 2
        ? Promise.reject(new DOMException("gone", "DataError"))
        : get(...given)) as typeof db.get;
    expect(await ids(one)).toEqual(["a", "c"]);
  });
});

describe("safety copies", () => {
  it("are kept for seven days", async () => {
    const { db } = await tab();
    const safety = new DeviceSafety(db, () => now, raise);
    const copy = { id: "c", at: now, reason: "fork", stream: "s", mutations: 1 } as const;
    await safety.write(copy, "what was in it");
    now += 7 * DAY;
    expect(await safety.list()).toEqual([copy]);
    expect(await safety.read("c")).toBe("what was in it");
    now += 1;
    expect(await safety.list()).toEqual([]);
    expect(await safety.read("c")).toBeUndefined();
  });
});

function raise(error: unknown): never {
  throw error;
}
