/** The replica and its sync client on a small server, frame by frame. */
import { describe, expect, it } from "vitest";
import { FakeClock } from "../../tests/fake-clock.ts";
import { ReferenceServer, ServerLink } from "../../tests/reference-server.ts";
import type { ClientFrame } from "../model/frames.ts";
import type { Mutation, Op } from "../model/ops.ts";
import { memoryDevice } from "./device/memory-device.ts";
import { Replica } from "./replica.ts";

const W = "w";
const root: Op = { op: "create", kind: "workspace", id: W, fields: { name: "W" } };
const board: Op = { op: "create", kind: "board", id: "b", parent: W, order: "a0", fields: {} };
const column: Op = { op: "create", kind: "column", id: "c", parent: "b", order: "a0", fields: {} };

const create = (id: string, title = id): Op => ({
  ...{ op: "create", kind: "task", id, parent: "c", order: "a0", fields: { title } },
});
const rename = (id: string, value: string): Op => ({
  ...{ op: "set", kind: "task", id, field: "title", value },
});

let made = 0;

class Scene {
  readonly clock = new FakeClock();
  readonly server = new ReferenceServer(W);
  readonly link = new ServerLink(this.server, "ada");
  readonly device = memoryDevice();
  readonly replica = this.another();

  constructor() {
    this.others(root, board, column);
    this.replica.open(W, "b");
  }

  another(): Replica {
    const { device, link, clock } = this;
    return new Replica({ person: "ada", app: "t", device, transport: link, clock });
  }

  /** Everything delivered that can be, without time passing. */
  async deliver(): Promise<void> {
    await this.clock.settle();
    while (!this.link.isIdle) {
      this.link.deliver();
      await this.clock.settle();
    }
  }

  async begin(): Promise<this> {
    await this.replica.start();
    await this.deliver();
    return this;
  }

  /** What someone else did meanwhile. */
  others(...ops: Op[]): void {
    const mutation = { id: `other${made++}`, stream: W, intent: "test", at: 0, ops };
    this.server.commit(mutation, "ben");
  }

  mine(...ops: Op[]): string {
    return this.replica.mutate(W, { intent: "test", ops }) ?? "";
  }

  title(id: string): string | undefined {
    return this.replica.stream(W).row("task", id)?.title;
  }

  sent<Type extends ClientFrame["type"]>(type: Type): Extract<ClientFrame, { type: Type }>[] {
    return this.link.sent.filter((frame) => frame.type === type) as never;
  }

  pushed(): Mutation[] {
    return this.sent("push").flatMap(({ mutations }) => mutations);
  }
}

const live = (): Promise<Scene> => new Scene().begin();

describe("an own edit", () => {
  it("shows at once, and is saved when the server has it", async () => {
    const scene = await live();
    scene.mine(create("t", "Mine"));
    expect(scene.title("t")).toBe("Mine");
    expect(scene.replica.status).toMatchObject({ state: "sending", pending: 1 });
    await scene.deliver();
    expect(scene.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
    expect(scene.server.rows.get("t")?.["title"]).toBe("Mine");
  });

  it("is kept while there is no connection, and sent in order when there is", async () => {
    const scene = await live();
    scene.replica.sleep();
    scene.mine(create("t"));
    scene.mine(rename("t", "Two"));
    expect(scene.replica.status).toMatchObject({ state: "offline", pending: 2, refused: 0 });
    scene.replica.wake();
    await scene.deliver();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Two");
    expect(scene.replica.status.state).toBe("saved");
  });

  it("goes again under the same id when the answer was lost, and is done once", async () => {
    const scene = await live();
    scene.mine(create("t"));
    await scene.clock.settle();
    scene.link.deliver(); // up: the server commits; the answer is lost with the line
    scene.link.cut();
    await scene.clock.pass(30_000);
    await scene.deliver();
    const [first, second] = scene.pushed();
    expect(second?.id).toBe(first?.id);
    expect(scene.server.log.filter(({ mutation }) => mutation === first?.id)).toHaveLength(1);
    expect(scene.replica.status.state).toBe("saved");
  });

  it("survives the page: the next one sends it", async () => {
    const scene = await live();
    scene.replica.sleep();
    scene.mine(create("t", "Kept"));
    await scene.clock.settle();
    const next = scene.another();
    await next.start();
    await scene.deliver();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Kept");
  });

  it("is pending once, though the page stops and starts", async () => {
    const scene = await live();
    scene.replica.sleep();
    scene.mine(create("t"));
    scene.replica.stop();
    await scene.replica.start();
    await scene.deliver();
    expect(scene.pushed()).toHaveLength(1);
    expect(scene.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });

  it("larger than one mutation may be is split, and tied by a batch", async () => {
    const scene = await live();
    scene.mine(...Array.from({ length: 1_500 }, (_, n) => create(`t${n}`)));
    await scene.deliver();
    const pushed = scene.pushed();
    expect(pushed.map(({ ops }) => ops.length)).toEqual([1_000, 500]);
    expect(new Set(pushed.map(({ batch }) => batch)).size).toBe(1);
    expect(pushed[1]?.batch).toBeDefined();
  });
});

describe("a replica that is stopped while it starts", () => {
  it("does not connect", async () => {
    const scene = new Scene();
    const started = scene.replica.start();
    scene.replica.stop();
    await started;
    expect(scene.link.connections).toBe(0);
  });
});

describe("a wait", () => {
  it("keeps the edit, and tries again after as long as the server said", async () => {
    const scene = await live();
    scene.server.waits = "storage_full";
    scene.mine(create("t"));
    await scene.deliver();
    expect(scene.replica.status.pending).toBe(1);
    scene.server.waits = null;
    await scene.clock.pass(1_999);
    await scene.deliver();
    expect(scene.pushed()).toHaveLength(1);
    await scene.clock.pass(1);
    await scene.deliver();
    expect(scene.replica.status.state).toBe("saved");
  });

  it("for a new sign-in halts, and keeps everything", async () => {
    const scene = await live();
    scene.server.waits = "signed_out";
    scene.mine(create("t"));
    await scene.deliver();
    expect(scene.replica.status).toMatchObject({ state: "signed_out", pending: 1 });
    await scene.clock.pass(60_000);
    expect(scene.link.connections).toBe(1);
  });
});

describe("a refused edit", () => {
  it("leaves the view, lies in the tray, and holds up nothing behind it", async () => {
    const scene = await live();
    scene.mine(create("t"));
    await scene.deliver();
    scene.others({ op: "delete", kind: "task", id: "t" });
    const refused = scene.mine(rename("t", "Too late"));
    scene.mine(create("u"));
    await scene.deliver();
    expect(scene.replica.sender.tray).toMatchObject([
      { mutation: { id: refused }, code: "deleted" },
    ]);
    expect(scene.title("u")).toBe("u");
    expect(scene.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 1 });
  });

  it("is retried under a new id, or dropped", async () => {
    const scene = await live();
    const refused = scene.mine(rename("nothing", "x"));
    await scene.deliver();
    const again = scene.replica.retry(refused);
    expect(again).not.toBe(refused);
    await scene.deliver();
    expect(scene.replica.sender.tray).toMatchObject([{ mutation: { id: again } }]);
    scene.replica.drop(again ?? "");
    expect(scene.replica.sender.tray).toEqual([]);
  });

  it("is retried with its batch, and each op apart as before", async () => {
    const scene = await live();
    const how = { intent: "test", batch: "b1", apart: true };
    const refused = scene.replica.mutate(W, { ...how, ops: [rename("nothing", "x")] });
    await scene.deliver();
    scene.replica.retry(refused ?? "");
    await scene.deliver();
    expect(scene.replica.sender.tray).toMatchObject([{ mutation: how }]);
  });
});

describe("a gap in the entries", () => {
  it("is seen, asked for once, and closed", async () => {
    const scene = await live();
    scene.others(create("t"));
    scene.link.down.pop(); // lost on the way
    scene.others(create("u"));
    scene.others(create("v"));
    const before = scene.sent("catch_up").length;
    while (scene.link.down.length > 0) scene.link.deliver(() => 0);
    expect(scene.sent("catch_up").length).toBe(before + 1);
    await scene.deliver();
    expect(scene.replica.stream(W).children("task", "c")).toEqual(["t", "u", "v"]);
  });
});

describe("a board that is opened", () => {
  it("misses nothing that happened between its segment and the server's word that it is held", async () => {
    const scene = new Scene();
    await scene.replica.start();
    await scene.clock.settle();
    scene.link.deliver(); // hello, welcome
    await scene.clock.settle(); // both segments come; hold is still on its way
    scene.others(create("t")); // told without the board's changes, for the server holds none of it
    scene.link.deliver();
    scene.link.cut(); // before the catch-up was answered
    await scene.clock.pass(30_000);
    await scene.deliver();
    expect(scene.title("t")).toBe("t");
  });
});

describe("a board that isn't there", () => {
  it("is not asked for, and opens as soon as it is", async () => {
    const scene = await live();
    scene.replica.open(W, "b2");
    expect(scene.replica.partState("b2")).toBe("absent");
    scene.others({ op: "create", kind: "board", id: "b2", parent: W, order: "a1", fields: {} });
    await scene.deliver();
    expect(scene.replica.partState("b2")).toBe("ready");
  });
});

describe("a fork", () => {
  it("takes new segments and keeps what is pending", async () => {
    const scene = await live();
    scene.others(create("t", "Lost by the server"));
    await scene.deliver();
    scene.replica.sleep();
    scene.mine(create("u", "Mine"));
    scene.server.forkAt(1);
    scene.others(create("v", "Another history"));
    scene.replica.wake();
    await scene.deliver();
    expect(scene.replica.stream(W).children("task", "c")).toEqual(["u", "v"]);
    expect(scene.replica.status.state).toBe("saved");
  });
});

describe("lost access", () => {
  it("purges the scope at once; what was pending on it comes back to the tray", async () => {
    const scene = await live();
    scene.others(create("t", "Secret"));
    await scene.deliver();
    scene.server.hide("ada", "b");
    scene.mine(rename("t", "Mine"));
    await scene.deliver();
    const { base } = scene.replica.stream(W);
    expect([...base.rows.values()].filter(({ scope }) => scope === "b")).toEqual([]);
    expect(scene.title("t")).toBeUndefined();
    expect(scene.replica.partState("b")).toBe("absent");
    expect(scene.replica.sender.tray).toMatchObject([{ code: "not_found" }]);
  });

  it("while offline purges it with the welcome", async () => {
    const scene = await live();
    scene.others(create("t", "Secret"));
    await scene.deliver();
    scene.replica.sleep();
    scene.server.hide("ada", "b");
    scene.replica.wake();
    await scene.deliver();
    expect(JSON.stringify([...scene.replica.stream(W).base.rows.values()])).not.toContain("Secret");
  });
});

describe("undo", () => {
  it("takes back the last own edit, and redo does it again", async () => {
    const scene = await live();
    scene.mine(create("t", "Old"));
    scene.mine(rename("t", "New"));
    expect(scene.replica.undo(W)).toBe("test");
    expect(scene.title("t")).toBe("Old");
    scene.replica.redo(W);
    expect(scene.title("t")).toBe("New");
    await scene.deliver();
    expect(scene.server.rows.get("t")?.["title"]).toBe("New");
  });

  it("of a new task puts it into the trash", async () => {
    const scene = await live();
    scene.mine(create("t"));
    scene.replica.undo(W);
    expect(scene.title("t")).toBeUndefined();
    expect(scene.replica.undoable(W)).toMatchObject({ undo: null, redo: "test" });
  });

  it("of a board takes what was made with it along, and brings it back", async () => {
    const scene = await live();
    const task = { ...create("t"), parent: "c2" } as Op;
    scene.mine(
      { op: "create", kind: "board", id: "b2", parent: W, order: "a1", fields: {} },
      { op: "create", kind: "column", id: "c2", parent: "b2", order: "a0", fields: {} },
      task,
    );
    scene.replica.undo(W);
    await scene.deliver();
    expect(scene.pushed().at(-1)?.ops).toMatchObject([{ op: "delete", id: "b2" }]);
    expect(scene.title("t")).toBeUndefined();
    scene.replica.redo(W);
    expect(scene.title("t")).toBe("t");
  });

  it("leaves alone what someone else changed since", async () => {
    const scene = await live();
    scene.mine(create("t", "Old"));
    scene.mine(rename("t", "Mine"));
    await scene.deliver();
    scene.others(rename("t", "Theirs"));
    await scene.deliver();
    const before = scene.pushed().length;
    expect(scene.replica.undo(W)).toBeNull();
    await scene.deliver();
    expect(scene.title("t")).toBe("Theirs");
    expect(scene.pushed()).toHaveLength(before);
  });
});

describe("presence", () => {
  it("is told at most five times a second, the last word included", async () => {
    const scene = await live();
    for (const where of ["1", "2", "3"]) scene.replica.tellPresence({ scope: "b", where });
    await scene.clock.pass(200);
    expect(scene.sent("presence").map(({ where }) => where)).toEqual(["1", "3"]);
  });
});
