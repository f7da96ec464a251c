/** Base over visits and tabs: what is on the device is there at once, and is made right by little. */
import { describe, expect, it } from "vitest";
import { create, DeviceScene, rename, W, type Tab } from "../../tests/device-scene.ts";
import type { ClientFrame } from "../model/frames.ts";
import type { Op } from "../model/ops.ts";

async function visited(...titles: string[]): Promise<DeviceScene> {
  const scene = new DeviceScene();
  scene.others(...titles.map((title) => create(title)));
  scene.close(await scene.tab());
  return scene;
}

/** Note what a tab fetches. */
function fetches(tab: Tab): string[] {
  const paths: string[] = [];
  const get = tab.link.get.bind(tab.link);
  tab.link.get = (path) => {
    paths.push(path);
    return get(path);
  };
  return paths;
}

type Hello = Extract<ClientFrame, { type: "hello" }>;

function hello(tab: Tab): Hello {
  const said = tab.link.sent.find((frame): frame is Hello => frame.type === "hello");
  if (!said) throw new Error("it never said hello");
  return said;
}

describe("a later visit", () => {
  it("shows the board before any network", async () => {
    const scene = await visited("One", "Two");
    const tab = await scene.tab(false);
    expect(tab.titles()).toEqual(["One", "Two"]);
    expect(tab.replica.partState("b")).toBe("ready");
    expect(tab.replica.streams.me?.person).toBe(scene.person);
  });

  it("says where it stands and what it holds, and fetches nothing anew", async () => {
    const scene = await visited("One");
    const { head } = scene.server;
    scene.others(rename("One", "Renamed meanwhile"));
    const tab = scene.unstarted();
    const paths = fetches(tab);
    await tab.replica.start();
    await scene.settle();
    expect(hello(tab).streams).toMatchObject({ [W]: { cursor: head } });
    expect(new Set(hello(tab).hold[W])).toEqual(new Set([W, "b"]));
    expect(tab.titles()).toEqual(["Renamed meanwhile"]);
    expect(paths).toEqual([]);
  });

  it("keeps what it caught up with, for the visit after", async () => {
    const scene = await visited("One");
    scene.others(rename("One", "Renamed meanwhile"));
    scene.close(await scene.tab());
    expect((await scene.tab(false)).titles()).toEqual(["Renamed meanwhile"]);
  });

  it("shows an own edit that base has by itself, and no longer as one on its way", async () => {
    const scene = await visited("One");
    const tab = await scene.tab();
    tab.mine(rename("One", "Mine"));
    await scene.settle();
    scene.close(tab);
    const next = await scene.tab(false);
    expect(next.titles()).toEqual(["Mine"]);
    expect(next.replica.status.pending).toBe(0);
  });
});

describe("an edit whose answer was lost with the page", () => {
  it("is not on its way where base has its entry", async () => {
    const scene = await visited("One");
    const tab = await scene.tab();
    const deliver = tab.link.deliver.bind(tab.link);
    tab.link.deliver = () => {
      tab.link.down = tab.link.down.filter(({ type }) => type !== "accepted");
      deliver();
    };
    tab.mine(rename("One", "Mine"));
    await scene.settle();
    expect(tab.replica.status.pending).toBe(1);
    scene.close(tab);
    const next = await scene.tab(false);
    expect(next.titles()).toEqual(["Mine"]);
    expect(next.replica.status.pending).toBe(0);
  });
});

describe("access that was lost between visits", () => {
  it("shows as far as the device knows, and leaves nothing once it hears", async () => {
    const scene = await visited("Secret");
    scene.server.hide(scene.person, "b");
    const unknowing = await scene.tab(false);
    expect(unknowing.titles()).toEqual(["Secret"]);
    scene.close(unknowing);
    const knowing = await scene.tab();
    expect(knowing.titles()).toEqual([]);
    scene.close(knowing);
    const later = await scene.tab(false);
    expect(later.titles()).toEqual([]);
    expect(later.replica.stream(W).find("b")).toBeUndefined();
  });
});

describe("a server that went back to an older copy", () => {
  it("is followed by every visit after", async () => {
    const scene = await visited("One", "Two");
    scene.others(rename("Two", "Lost by the server"));
    scene.close(await scene.tab());
    scene.server.forkAt(scene.server.head - 1);
    scene.others(rename("One", "Another history"));
    const tab = await scene.tab();
    expect(tab.titles()).toEqual(["Another history", "Two"]);
    scene.close(tab);
    expect((await scene.tab(false)).titles()).toEqual(["Another history", "Two"]);
  });

  it("leaves nothing of the other history in a board that was not opened since", async () => {
    const scene = new DeviceScene();
    scene.others({ op: "create", kind: "board", id: "b2", parent: W, order: "a1", fields: {} });
    scene.others({ op: "create", kind: "column", id: "c2", parent: "b2", order: "a0", fields: {} });
    scene.others({ ...create("Lost by the server"), parent: "c2" } as Op);
    const first = await scene.tab();
    first.replica.open(W, "b2");
    await scene.settle();
    expect(first.title("Lost by the server")).toBe("Lost by the server");
    scene.close(first);
    scene.server.forkAt(scene.server.head - 1);
    scene.others(create("Another history"));
    scene.close(await scene.tab());
    const last = await scene.tab(false);
    last.replica.open(W, "b2");
    await scene.settle();
    expect(last.title("Lost by the server")).toBeUndefined();
  });
});

describe("two tabs", () => {
  it("keep one base, whoever of them hears more", async () => {
    const scene = await visited("One");
    const [one, other] = [await scene.tab(), await scene.tab()];
    scene.others(rename("One", "Both heard"));
    await scene.settle();
    one.link.cut();
    one.link.isReachable = false; // frozen, say
    scene.others(rename("One", "One heard"));
    await scene.settle();
    expect([one.title("One"), other.title("One")]).toEqual(["Both heard", "One heard"]);
    one.link.isReachable = true;
    await scene.pass(60_000);
    scene.others(rename("One", "Both again"));
    await scene.settle();
    expect([one.title("One"), other.title("One")]).toEqual(["Both again", "Both again"]);
    scene.close(one);
    scene.close(other);
    expect((await scene.tab(false)).titles()).toEqual(["Both again"]);
  });

  it("lose what may not be read in both, and on the device", async () => {
    const scene = await visited("Secret");
    const [one, other] = [await scene.tab(), await scene.tab()];
    scene.others(rename("Secret", "Still secret"));
    scene.server.hide(scene.person, "b");
    await scene.settle();
    expect([one.titles(), other.titles()]).toEqual([[], []]);
    scene.close(one);
    scene.close(other);
    expect((await scene.tab(false)).titles()).toEqual([]);
  });
});
