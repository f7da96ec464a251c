/** The numbered invariants of overlay.ts. */
import { describe, expect, it } from "vitest";
import type { Change } from "../model/entries.ts";
import type { EntriesFrame } from "../model/frames.ts";
import type { Op } from "../model/ops.ts";
import { fed } from "./cursors.ts";
import { entriesPatch } from "./patch.ts";
import type { StoredRow } from "./rows.ts";
import { rowTopic, StreamReplica } from "./stream-replica.ts";
import { Topics } from "./topics.ts";

const BOARD = "board";
const stamp = { scope: BOARD, created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada" };

const column = (id: string): StoredRow => ({ ...stamp, kind: "column", id, parent: BOARD, seq: 1 });
const task = (id: string, more: Partial<StoredRow> = {}): StoredRow => ({
  ...stamp,
  kind: "task",
  id,
  parent: "todo",
  order: "a0",
  seq: 1,
  title: id,
  ...more,
});

function stream(...rows: StoredRow[]): StreamReplica {
  const replica = new StreamReplica("workspace", "ada", new Topics());
  const all = [column("todo"), column("done"), ...rows].map((row) => [row.id, row] as const);
  const cursors = new Map([[BOARD, { cursor: 1, mark: "", isFed: true }]]);
  replica.install({ rows: new Map(all), texts: new Map() }, cursors);
  return replica;
}

let made = 0;
const mutation = (...ops: Op[]) => ({
  ...{ id: `m${made++}`, stream: "workspace", intent: "test", at: 5, ops },
});

const rename = (id: string, value: string): Op => ({
  ...{ op: "set", kind: "task", id, field: "title", value },
});
const move = (id: string, parent: string, order = "a0"): Op => ({
  ...{ op: "move", kind: "task", id, parent, order },
});

function frame(seq: number, ...changes: Change[]): EntriesFrame {
  const entry = { seq, mutation: `e${seq}`, actor: "ben", intent: "test", at: seq, changes };
  return { type: "entries", stream: "workspace", after: 1, upto: seq, mark: "", entries: [entry] };
}

function receive(replica: StreamReplica, sent: EntriesFrame): void {
  replica.install(entriesPatch(replica.base, sent, sent.entries));
}

const after = (id: string, fields: Record<string, string | number | null>): Change => ({
  ...{ kind: "task", id, scope: BOARD, after: fields },
});

describe("a part that is not fed yet", () => {
  const unfed = (replica: StreamReplica) => {
    const cursors = new Map([[BOARD, { cursor: 1, mark: "", isFed: false }]]);
    replica.install({ rows: new Map(), texts: new Map() }, cursors);
    return replica;
  };

  it("seed 71: takes nothing, for a later change that came would hide an earlier that did not", () => {
    const replica = unfed(stream(task("t")));
    receive(replica, frame(3, after("t", {}))); // of 2, which gave a due date, the server did not know to send
    replica.install(
      { rows: new Map(), texts: new Map() },
      fed(replica.base.cursors, new Set([BOARD])),
    );
    receive(replica, frame(2, after("t", { due: "2026-12-15" })));
    expect(replica.row("task", "t")).toMatchObject({ due: "2026-12-15" });
  });
});

describe("a board that is not held", () => {
  const sidebar = () => {
    const replica = stream(task("t"));
    const cursors = new Map([["workspace", { cursor: 1, mark: "", isFed: true }]]);
    replica.install({ rows: new Map(), texts: new Map() }, cursors);
    return replica;
  };

  it("takes the change of its own row, and of none that is in it", () => {
    const replica = sidebar();
    const named: Change = {
      kind: "board",
      id: BOARD,
      scope: BOARD,
      here: { name: "Ops", parent: "workspace" },
    };
    receive(replica, frame(2, named, after("t", { title: "of another history" })));
    expect(replica.find(BOARD)).toMatchObject({ name: "Ops" });
    expect(replica.find("t")).toMatchObject({ title: "t" });
  });
});

describe("the view", () => {
  it("is base with the pending ops replayed in order (1)", () => {
    const replica = stream(task("t"));
    replica.enlist(mutation(rename("t", "one")));
    replica.enlist(mutation(rename("t", "two"), move("t", "done")));
    expect(replica.row("task", "t")).toMatchObject({ title: "two", parent: "done" });
    receive(replica, frame(2, after("t", { title: "theirs", priority: 3 })));
    expect(replica.row("task", "t")).toMatchObject({ title: "two", priority: 3 });
  });

  it("holds base's own object for rows that nothing pending names (2)", () => {
    const replica = stream(task("t"), task("u"));
    replica.enlist(mutation(rename("t", "one")));
    expect(replica.row("task", "u")).toBe(replica.base.rows.get("u"));
  });

  it("passes over what does not apply, and applies it once it does (3)", () => {
    const replica = stream();
    replica.enlist(mutation(rename("t", "mine")));
    expect(replica.row("task", "t")).toBeUndefined();
    receive(
      replica,
      frame(2, { kind: "task", id: "t", scope: BOARD, here: { parent: "todo", title: "theirs" } }),
    );
    expect(replica.row("task", "t")?.title).toBe("mine");
  });

  it("shows a pending row as soon as the row above it is here (7)", () => {
    const replica = stream();
    const create: Op = {
      op: "create",
      kind: "task",
      id: "t",
      parent: "new",
      order: "a0",
      fields: { title: "t" },
    };
    replica.enlist(mutation(create));
    expect(replica.row("task", "t")).toBeUndefined();
    receive(
      replica,
      frame(2, { kind: "column", id: "new", scope: BOARD, here: { parent: BOARD } }),
    );
    expect(replica.children("task", "new")).toEqual(["t"]);
  });

  it("falls back to base when a mutation leaves pending (4)", () => {
    const replica = stream(task("t"));
    const mine = mutation(rename("t", "mine"));
    replica.enlist(mine);
    expect(replica.base.rows.get("t")?.["title"]).toBe("t");
    replica.dismiss(mine);
    expect(replica.row("task", "t")).toBe(replica.base.rows.get("t"));
  });

  it("keeps the object of a pending row that comes out the same", () => {
    const replica = stream(task("t"));
    replica.enlist(mutation(rename("t", "mine")));
    const seen = replica.row("task", "t");
    receive(replica, frame(1, after("t", { title: "older" })));
    expect(replica.row("task", "t")).toBe(seen);
  });

  it("tells those who look at a row that changed, and nobody else", () => {
    const replica = stream(task("t"), task("u"));
    const told: string[] = [];
    for (const id of ["t", "u"]) replica.topics.listen(rowTopic(id), () => told.push(id));
    replica.enlist(mutation(rename("t", "mine")));
    replica.topics.tell();
    expect(told).toEqual(["t"]);
  });
});

describe("an entry", () => {
  it("that comes again or late changes nothing (6)", () => {
    const replica = stream(task("t"));
    const sent = frame(3, after("t", { title: "three" }));
    receive(replica, sent);
    const row = replica.row("task", "t");
    receive(replica, sent);
    receive(replica, frame(2, after("t", { title: "two" })));
    expect(replica.row("task", "t")).toBe(row);
  });

  it("may change one row twice", () => {
    const replica = stream(task("t"));
    receive(replica, frame(2, after("t", { title: "two" }), after("t", { priority: 4 })));
    expect(replica.row("task", "t")).toMatchObject({ title: "two", priority: 4 });
  });

  it("takes a row away only while it is in the scope that it left", () => {
    const replica = stream(task("t"));
    receive(replica, frame(2, { kind: "task", id: "t", scope: "elsewhere", gone: true }));
    expect(replica.row("task", "t")).toBeDefined();
    receive(replica, frame(3, { kind: "task", id: "t", scope: BOARD, gone: true }));
    expect(replica.row("task", "t")).toBeUndefined();
  });

  it("that begins beyond the cursor of a part is not for that part", () => {
    const replica = stream(task("t"));
    const late = { ...frame(9, after("t", { title: "nine" })), after: 8 };
    receive(replica, late);
    expect(replica.row("task", "t")?.title).toBe("t");
  });
});

describe("a document", () => {
  const written = (update: string): Change => ({
    ...{ kind: "task", id: "t", scope: BOARD, text: { field: "description", update } },
  });

  function opened(): StreamReplica {
    const replica = stream(task("t"));
    const texts = new Map([["t/description", { seq: 1, updates: ["one"] }]]);
    const cursors = new Map(replica.base.cursors).set("t", { cursor: 1, mark: "", isFed: true });
    replica.install({ rows: new Map(), texts }, cursors);
    return replica;
  }

  it("gathers the updates of others and one's own", () => {
    const replica = opened();
    receive(replica, frame(2, written("two")));
    replica.enlist(
      mutation({ op: "text", kind: "task", id: "t", field: "description", update: "mine" }),
    );
    expect(replica.text("t", "description")).toEqual(["one", "two", "mine"]);
    expect(replica.row("task", "t")).toMatchObject({ seq: 2, updated_by: "ben" });
  });

  it("takes an update once", () => {
    const replica = opened();
    receive(replica, frame(2, written("two")));
    receive(replica, frame(2, written("two")));
    expect(replica.text("t", "description")).toEqual(["one", "two"]);
  });

  it("that was empty takes its first update", () => {
    const replica = stream(task("t"));
    const cursors = new Map(replica.base.cursors).set("t", { cursor: 1, mark: "", isFed: true });
    replica.install({ rows: new Map(), texts: new Map() }, cursors);
    receive(replica, frame(2, written("one")));
    expect(replica.text("t", "description")).toEqual(["one"]);
  });

  it("that nobody opened stays away", () => {
    const replica = stream(task("t"));
    receive(replica, frame(2, written("two")));
    expect(replica.text("t", "description")).toEqual([]);
  });
});

describe("children", () => {
  it("stand in the order of their keys, equal ones by id", () => {
    const replica = stream(task("b"), task("a"), task("c", { order: "Zz" }));
    expect(replica.children("task", "todo")).toEqual(["c", "a", "b"]);
  });

  it("are the same list until it says something else", () => {
    const replica = stream(task("t"));
    const list = replica.children("task", "todo");
    replica.enlist(mutation(rename("t", "mine")));
    expect(replica.children("task", "todo")).toBe(list);
    replica.enlist(mutation(move("t", "done")));
    expect(replica.children("task", "todo")).toEqual([]);
    expect(replica.children("task", "done")).toEqual(["t"]);
  });

  it("leave out what is archived and what is in the trash, which have lists of their own", () => {
    const replica = stream(task("t"), task("u"), task("v"));
    replica.enlist(mutation({ op: "set", kind: "task", id: "t", field: "archived", value: true }));
    replica.enlist(mutation({ op: "delete", kind: "task", id: "u" }));
    expect(replica.children("task", "todo")).toEqual(["v"]);
    expect(replica.children("task", "todo", "archived")).toEqual(["t"]);
    expect(replica.trash(BOARD).map(({ id }) => id)).toEqual(["u"]);
  });
});

describe("a deleted row", () => {
  it("hides what stands under it, and those who look at that are told", () => {
    const replica = stream(task("t"));
    let told = 0;
    replica.topics.listen(rowTopic("t"), () => (told += 1));
    replica.enlist(mutation({ op: "delete", kind: "column", id: "todo" }));
    replica.topics.tell();
    expect(told).toBe(1);
    expect(replica.row("task", "t")).toBeUndefined();
    replica.enlist(mutation({ op: "restore", kind: "column", id: "todo" }));
    expect(replica.row("task", "t")).toBeDefined();
  });
});

describe("a set", () => {
  it("takes what is added and loses what is removed, sorted and without doubles", () => {
    const replica = stream(task("t", { labels: ["b"] }));
    const item = (op: "add" | "remove", label: string): Op => ({
      ...{ op, kind: "task", id: "t", field: "labels", item: label },
    });
    replica.enlist(
      mutation(item("add", "a"), item("add", "b"), item("add", "c"), item("remove", "c")),
    );
    expect(replica.row("task", "t")?.labels).toEqual(["a", "b"]);
  });
});

describe("an undo", () => {
  it("is not shown where someone else changed the value since", () => {
    const replica = stream(task("t", { title: "theirs" }));
    replica.enlist(mutation({ ...rename("t", "old"), was: "mine", clash: "void" } as Op));
    expect(replica.row("task", "t")?.title).toBe("theirs");
  });
});
