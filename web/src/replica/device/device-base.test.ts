/** Base on the device, on an IndexedDB of memory. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Change, Entry } from "../../model/entries.ts";
import type { EntriesFrame, StreamRights } from "../../model/frames.ts";
import type { PartContent } from "../patch.ts";

import { threadsOf, type Part } from "../parts.ts";
import type { StoredRow } from "../rows.ts";
import { dropBase } from "./base-db.ts";
import { DeviceBase } from "./device-base.ts";

const W = "w";
const B = "b";
const scope: Part = { stream: W, id: B, is: "scope" };
const me = { person: "ada", name: "Ada", email: "", is_admin: false };
const rights: StreamRights = {
  kind: "workspace",
  role: "member",
  head: 0,
  scopes: { w: {}, b: {} },
};

const row = (id: string, seq: number, more: object = {}): StoredRow => ({
  ...{ kind: "task", id, parent: "c", order: "a0", scope: B, seq },
  ...{ created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada", ...more },
});

const content = (cursor: number, ...rows: StoredRow[]): PartContent => ({
  ...{ at: { cursor, mark: `m${cursor}` }, rows, texts: new Map() },
});

const renamed = (id: string, title: string): Change => ({
  ...{ kind: "task", id, scope: B, after: { title } },
});

const entry = (seq: number, ...changes: Change[]): Entry => ({
  ...{ seq, mutation: `x${seq}`, actor: "ben", intent: "test", at: seq, changes },
});

const frame = (after: number, ...entries: Entry[]): EntriesFrame => {
  const upto = entries.at(-1)?.seq ?? after + 1;
  return { type: "entries", stream: W, after, upto, mark: `m${upto}`, entries };
};

/** A tab takes a frame in which all of these parts stand where it begins. */
function append(base: DeviceBase, taken: EntriesFrame, parts: readonly string[]): void {
  const at = { cursor: taken.after, mark: `m${taken.after}` };
  base.append(taken, new Map(parts.map((part) => [part, at])));
}

/** Why the tabs of a test lost their storage. */
const lost: string[] = [];
const open: DeviceBase[] = [];
/** Another tab, or another visit: it shares nothing with the others but the database. */
function tab(): DeviceBase {
  const base = new DeviceBase({
    person: "ada",
    failed: (error) => {
      throw error;
    },
    lost: (by) => lost.push(by),
  });
  open.push(base);
  return base;
}

async function withBoard(...rows: StoredRow[]): Promise<DeviceBase> {
  const base = tab();
  base.noteRights(me, { [W]: rights });
  base.keep(scope, content(1, ...rows));
  await base.flushed();
  return base;
}

const titles = async (base: DeviceBase): Promise<Record<string, unknown>> => {
  const kept = await base.load(scope);
  return Object.fromEntries(kept?.rows.map(({ id, title }) => [id, title]) ?? []);
};

beforeEach(() => lost.splice(0));
afterEach(async () => {
  for (const base of open.splice(0)) await base.close();
  await dropBase("ada");
});

describe("a visit later", () => {
  it("knows who it was, what may be read and how far all is complete", async () => {
    await withBoard(row("t", 1));
    const standing = await tab().open();
    expect(standing.me).toEqual(me);
    expect(standing.rights).toEqual({ [W]: rights });
    expect(standing.cursors).toEqual(new Map([[W, new Map([[B, { cursor: 1, mark: "m1" }]])]]));
  });

  it("finds the rows as the entries left them", async () => {
    const base = await withBoard(row("t", 1, { title: "Old" }), row("u", 1, { title: "Stays" }));
    append(base, frame(1, entry(2, renamed("t", "New"))), [B]);
    await base.flushed();
    expect(await titles(tab())).toEqual({ t: "New", u: "Stays" });
    expect((await tab().load(scope))?.at).toEqual({ cursor: 2, mark: "m2" });
  });

  it("finds every row of thousands again, whichever chunk it lies in", async () => {
    const ids = Array.from({ length: 2_345 }, (_, n) => `task-${n}`);
    await withBoard(...ids.map((id) => row(id, 1, { title: id })));
    expect(Object.keys(await titles(tab())).sort()).toEqual(ids.sort());
  });
});

describe("entries", () => {
  it("that do not follow what is kept move nothing", async () => {
    const base = await withBoard(row("t", 1, { title: "Old" }));
    append(base, frame(5, entry(6, renamed("t", "Too far"))), [B]);
    await base.flushed();
    expect(await titles(tab())).toEqual({ t: "Old" });
    expect((await tab().load(scope))?.at.cursor).toBe(1);
  });

  it("of a part that the server may not send in full move nothing", async () => {
    const base = await withBoard(row("t", 1, { title: "Old" }));
    append(base, frame(1, entry(2, renamed("t", "Half"))), []);
    await base.flushed();
    expect(await titles(tab())).toEqual({ t: "Old" });
  });

  it("are written once, whichever of the tabs that received them comes first", async () => {
    const one = await withBoard(row("t", 1));
    const other = tab();
    for (const base of [one, other]) append(base, frame(1, entry(2, renamed("t", "New"))), [B]);
    await Promise.all([one.flushed(), other.flushed()]);
    expect(await one.entries(W, {})).toHaveLength(1);
    expect(await titles(other)).toEqual({ t: "New" });
  });

  it("from a tab that lags behind are passed over", async () => {
    const ahead = await withBoard(row("t", 1));
    append(ahead, frame(1, entry(2, renamed("t", "Two")), entry(3, renamed("t", "Three"))), [B]);
    await ahead.flushed();
    const behind = tab();
    append(behind, frame(1, entry(2, renamed("t", "Two"))), [B]);
    await behind.flushed();
    expect(await titles(ahead)).toEqual({ t: "Three" });
    expect((await behind.load(scope))?.at.cursor).toBe(3);
  });
});

describe("access that is lost", () => {
  it("leaves nothing: no row, no entry, no value, no name in the sidebar", async () => {
    const base = await withBoard(row("t", 1, { title: "canary in a row" }));
    const own: Part = { stream: W, id: W, is: "scope" };
    base.keep(own, content(1, row(B, 1, { kind: "board", name: "canary in a name" })));
    base.keep({ stream: W, id: threadsOf(B), is: "threads" }, content(1));
    append(base, frame(1, entry(2, renamed("t", "canary in an entry"))), [B, W, threadsOf(B)]);
    base.keepEntry(W, entry(2, renamed("t", "canary in a value")));
    base.noteOpened(W, B, 1);
    await base.purge(W, [B]);
    expect(await everything()).not.toMatch(/canary|"b"/);
  });

  it("is not undone by a tab that hears of it later", async () => {
    const base = await withBoard(row("t", 1));
    const late = tab();
    await base.purge(W, [B]);
    late.keep(scope, content(1, row("t", 1, { title: "canary" })));
    await late.flushed();
    expect(await everything()).not.toMatch(/canary/);
  });
});

describe("the threads of a board", () => {
  const threads: Part = { stream: W, id: threadsOf(B), is: "threads" };
  const thread = (task: string): Part => ({ stream: W, id: task, is: "thread" });
  const comment = (id: string, task: string, seq: number): StoredRow =>
    row(id, seq, { kind: "comment", parent: task, body: id });

  async function withThreads(): Promise<DeviceBase> {
    const base = await withBoard(row("t", 1));
    const texts = new Map([["t/description", { seq: 1, updates: ["AA"] }]]);
    base.keep(threads, { ...content(1, comment("c1", "t", 1), comment("c2", "u", 1)), texts });
    await base.flushed();
    return base;
  }

  it("give that of one task, with what came since", async () => {
    const base = await withThreads();
    const created = comment("c3", "t", 2);
    const said: Change = { kind: "comment", id: "c3", scope: B, here: created as never };
    const typed: Change = {
      ...{ kind: "task", id: "t", scope: B, text: { field: "description", update: "BB" } },
    };
    append(base, frame(1, entry(2, said, typed)), [threadsOf(B)]);
    const kept = await base.load(thread("t"), B);
    expect(kept?.rows.map(({ id }) => id)).toEqual(["c1", "c3"]);
    expect(kept?.texts).toEqual(new Map([["t/description", { seq: 2, updates: ["AA", "BB"] }]]));
    expect(kept?.at.cursor).toBe(2);
  });

  it("have an empty one for a task that holds nothing", async () => {
    const base = await withThreads();
    expect(await base.load(thread("bare"), B)).toMatchObject({ rows: [], texts: new Map() });
    expect(await base.load(thread("bare"), "another board")).toBeNull();
  });

  it("do not pass a task from elsewhere off as one without a description", async () => {
    const base = await withThreads();
    const moved = row("v", 2, { created_at: 1 });
    append(base, frame(1, entry(2, { kind: "task", id: "v", scope: B, here: moved as never })), [
      B,
      threadsOf(B),
    ]);
    expect(await base.load(thread("v"), B)).toBeNull();
  });

  it("are folded with comments that say no more than what changed", async () => {
    const base = await withThreads();
    const edited = (seq: number): Change => ({
      ...{ kind: "comment", id: "c2", scope: B, after: { body: String(seq) } },
    });
    for (let seq = 2; seq < 1_103; seq++)
      append(base, frame(seq - 1, entry(seq, edited(seq))), [threadsOf(B)]);
    await base.flushed();
    await base.flushed();
    const kept = await tab().load(thread("u"), B);
    expect(kept?.rows.map(({ body }) => body)).toEqual(["1102"]);
  });
});

describe("a tab that has not heard of a fork", () => {
  it("seed 125: adds nothing to what another has heard since, nor the other to what it added", async () => {
    const [late, other] = [tab(), tab()];
    other.noteRights(me, { [W]: rights });
    other.keep(scope, content(1, row("t", 1)));
    await other.flushed();
    append(late, frame(1, entry(2, renamed("t", "Of the old history"))), [B]);
    await late.flushed();
    const news = {
      ...frame(1, entry(2, renamed("t", "New")), entry(3, renamed("t", "Newer"))),
      mark: "new",
    };
    append(other, news, [B]);
    await other.flushed();
    expect(await tab().load(scope)).toMatchObject({ at: { cursor: 2, mark: "m2" } }); // a mark that shows it
  });
});

describe("what is given up", () => {
  it.each(["forget", "purge"] as const)("goes (%s) once what it waits for is done", async (how) => {
    const base = tab();
    base.noteRights(me, { [W]: rights });
    base.keep(scope, content(3, row("t", 1)));
    await base.flushed();
    let done: () => void = () => undefined;
    const once = new Promise<void>((resolve) => (done = resolve));
    void base[how](W, [B], once);
    expect(await tab().load(scope)).toMatchObject({ at: { cursor: 3 } });
    done();
    await base.flushed();
    expect(await tab().load(scope)).toBeNull();
  });
});

describe("folding", () => {
  it("writes a long log into the chunks, and keeps the last entries to be asked for", async () => {
    const base = await withBoard(row("t", 1, { title: "0" }), row("u", 1, { title: "Stays" }));
    for (let seq = 2; seq < 1_203; seq++)
      append(base, frame(seq - 1, entry(seq, renamed("t", String(seq)))), [B]);
    await base.flushed();
    await base.flushed();
    expect(await titles(tab())).toEqual({ t: "1202", u: "Stays" });
    const entries = await base.entries(W, { row: "t", limit: 1_000 });
    expect(entries.length).toBeGreaterThanOrEqual(500);
    expect(entries.length).toBeLessThan(1_201);
    expect(entries[0]?.seq).toBe(1_202);
  });
});

describe("the database", () => {
  it("is emptied when it is of another model, and told of again when that is fetched", async () => {
    const base = await withBoard(row("t", 1));
    await base.close();
    await put("rights", { model: 0, me, streams: {} }, "rights");
    const next = tab();
    expect((await next.open()).me).toBeUndefined();
    expect(await next.load(scope)).toBeNull();
  });

  it("goes to a newer Cairn that asks for it, and this tab keeps nothing from then on", async () => {
    const base = await withBoard(row("t", 1));
    await newerCairn();
    expect(lost).toEqual(["newer"]);
    append(base, frame(1, entry(2, renamed("t", "New"))), [B]);
    await base.flushed();
    expect(await base.load(scope)).toBeNull();
  });

  it("that belongs to a newer Cairn is left alone", async () => {
    await newerCairn();
    const faults: unknown[] = [];
    const old = new DeviceBase({
      person: "ada",
      failed: (error) => faults.push(error),
      lost: () => undefined,
    });
    expect(await old.open()).toMatchObject({ me: undefined });
    expect(faults).toMatchObject([{ name: "VersionError" }]);
  });

  it("that an older tab does not let go of is done without", async () => {
    const stubborn = await opened("cairn-base-ada", 1);
    const faults: unknown[] = [];
    const base = new DeviceBase({
      person: "ada",
      failed: (error) => faults.push(error),
      lost: () => undefined,
    });
    expect(await base.open()).toMatchObject({ me: undefined });
    expect(faults).toEqual([]);
    stubborn.close();
  });

  it("makes room for own changes when the device is full", async () => {
    const base = await withBoard(row("t", 1));
    base.makeRoom();
    await base.flushed();
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain("cairn-base-ada");
    expect(await base.load(scope)).toBeNull();
  });
});

function opened(name: string, version?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error("it can't be opened"));
  });
}

/** Open the database as one of a later format, and let go of it. */
const newerCairn = async (): Promise<void> => (await opened("cairn-base-ada", 99)).close();

async function put(store: string, value: unknown, key: string): Promise<void> {
  const db = await opened("cairn-base-ada");
  const transaction = db.transaction(store, "readwrite");
  transaction.objectStore(store).put(value, key);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  db.close();
}

/** All that is in the database, as text. */
async function everything(): Promise<string> {
  const db = await opened("cairn-base-ada");
  const all = await Promise.all(
    [...db.objectStoreNames].map(
      (store) =>
        new Promise((resolve) => {
          const request = db.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    ),
  );
  db.close();
  return JSON.stringify(all);
}
