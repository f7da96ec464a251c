/** Safety copies and forks: what an own change survives, and how it comes back. */
import { describe, expect, it, vi } from "vitest";
import { create, DeviceScene, rename, W, type Tab } from "../../tests/device-scene.ts";
import type { Op } from "../model/ops.ts";
import { readChanges } from "./changes-file.ts";
import { DeviceOutbox } from "./device/device-outbox.ts";
import { applyFile } from "./tray-acts.ts";

const ids = (file: string): string[] => (readChanges(file) ?? []).map(({ id }) => id);

async function offline(scene: DeviceScene, tab: Tab): Promise<void> {
  tab.link.isReachable = false;
  tab.replica.sleep();
  await scene.settle();
}

async function online(scene: DeviceScene, tab: Tab): Promise<void> {
  tab.link.isReachable = true;
  tab.replica.wake();
  await scene.settle();
}

/** A device that made `t` and `u`; then the server is put back to before them. */
async function forked() {
  const scene = new DeviceScene();
  const tab = await scene.tab();
  const before = scene.server.head;
  const made = [tab.mine(create("t", "Lost")), tab.mine(rename("t", "Lost too"))];
  await scene.settle();
  await offline(scene, tab);
  scene.server.forkAt(before);
  scene.others(create("v", "Another history"));
  await online(scene, tab);
  return { scene, tab, made };
}

describe("a safety copy", () => {
  it("is written before access is lost, has what was pending, and no row of others", async () => {
    const scene = new DeviceScene();
    scene.others({ ...create("t", "Old"), fields: { title: "Old", cover: "canary" } } as Op);
    const tab = await scene.tab();
    await offline(scene, tab);
    const mine = tab.mine(rename("t", "Mine"));
    await scene.settle();
    scene.server.hide(scene.person, "b");
    await online(scene, tab);
    const [copy] = tab.replica.safetyCopies;
    expect(copy).toMatchObject({ reason: "access", stream: W, mutations: 1 });
    const file = await tab.replica.safetyFile(copy?.id ?? "");
    expect(ids(file)).toEqual([mine]);
    expect(file).not.toContain("canary");
  });

  it("is written when the server ends the session", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    scene.server.waits = "signed_out";
    const mine = tab.mine(create("t"));
    await scene.settle();
    const [copy] = tab.replica.safetyCopies;
    expect(copy).toMatchObject({ reason: "signed_out", mutations: 1 });
    expect(ids(await tab.replica.safetyFile(copy?.id ?? ""))).toEqual([mine]);
    expect(tab.replica.status).toMatchObject({ state: "signed_out", pending: 1, kept: 1 });
  });

  it("is not written where nothing of one's own is at stake", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    scene.server.hide(scene.person, "b");
    await scene.settle();
    expect(tab.replica.safetyCopies).toEqual([]);
  });

  it("is there after a reload, can be read back, and does again what is in it", async () => {
    const { scene, tab } = await forked();
    const next = await scene.tab();
    scene.close(tab);
    const [copy] = next.replica.safetyCopies;
    expect(copy).toMatchObject({ reason: "fork", mutations: 2 });
    await next.replica.leaveLost(W);
    expect(next.title("t")).toBeUndefined();
    const file = await next.replica.safetyFile(copy?.id ?? "");
    expect(applyFile(next.replica, file)).toBe(2);
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Lost too");
    await next.replica.dropSafety(copy?.id ?? "");
    expect(next.replica.safetyCopies).toEqual([]);
  });
});

describe("a fork", () => {
  it("offers to send again what was accepted and is lost, and nothing else", async () => {
    const { scene, tab, made } = await forked();
    expect(tab.titles()).toEqual(["Another history"]);
    const offered = tab.replica.forkOffer;
    expect(offered?.stream).toBe(W);
    expect(offered?.mutations.map(({ id }) => id)).toEqual(made);
    await tab.replica.sendAgain(W);
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Lost too");
    expect(tab.replica.forkOffer).toBeNull();
    expect(tab.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });

  it("offers nothing that both histories have", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    tab.mine(create("t", "In both"));
    await scene.settle();
    const before = scene.server.head;
    const lost = tab.mine(create("u", "Lost"));
    await scene.settle();
    await offline(scene, tab);
    scene.server.forkAt(before);
    await online(scene, tab);
    expect(tab.replica.forkOffer?.mutations.map(({ id }) => id)).toEqual([lost]);
  });

  it("is offered in every tab and after a reload, until it is decided in one", async () => {
    const { scene, tab } = await forked();
    const next = await scene.tab();
    expect(next.replica.forkOffer?.mutations).toHaveLength(2);
    await next.replica.leaveLost(W);
    await scene.settle();
    expect(tab.replica.forkOffer).toBeNull();
    expect((await scene.tab()).replica.forkOffer).toBeNull();
  });

  it("is looked into again when the line broke meanwhile", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    const before = scene.server.head;
    tab.mine(create("t"));
    await scene.settle();
    await offline(scene, tab);
    scene.server.forkAt(before);
    scene.server.isLogShut = true;
    await online(scene, tab);
    expect(tab.replica.forkOffer).toBeNull();
    scene.server.isLogShut = false;
    await offline(scene, tab);
    await online(scene, tab);
    expect(tab.replica.forkOffer?.mutations).toHaveLength(1);
  });

  it("offers what was read from the outbox, as accepted, while the fork was heard of", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    const before = scene.server.head;
    const made = [tab.mine(create("t", "Lost")), tab.mine(rename("t", "Lost too"))];
    await scene.settle();
    await offline(scene, tab);
    scene.server.forkAt(before);
    scene.server.isLogShut = true;
    const tell = holdReading();
    tab.replica.wake(); // reads, while there is no line yet
    await scene.settle();
    await online(scene, tab);
    tell();
    await scene.settle();
    scene.server.isLogShut = false;
    await scene.pass(5_000);
    expect(tab.replica.forkOffer?.mutations.map(({ id }) => id)).toEqual(made);
    await tab.replica.sendAgain(W);
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Lost too");
    expect(tab.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });
});

describe("a fork that meets something else", () => {
  /** Two edits that base shows, and how far the log was before each. */
  async function accepted() {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    const before = scene.server.head;
    const made = [tab.mine(create("t", "Lost"))];
    await scene.settle();
    const between = scene.server.head;
    made.push(tab.mine(rename("t", "Lost too")));
    await scene.settle();
    await offline(scene, tab);
    return { scene, tab, made, before, between };
  }
  const offered = ({ replica }: Tab) => replica.forkOffer?.mutations.map(({ id }) => id);

  it("seed 59: is seen by the next page, where this one died before its doubts were noted", async () => {
    const { scene, tab, made, before } = await accepted();
    scene.server.forkAt(before);
    vi.spyOn(DeviceOutbox.prototype, "accepted").mockImplementationOnce(
      () => new Promise(() => undefined),
    );
    await online(scene, tab);
    scene.close(tab);
    expect(offered(await scene.tab())).toEqual(made);
  });

  it("is offered though the device is full, and over a reload once there is room", async () => {
    const { scene, tab, made, before } = await accepted();
    scene.fault = new DOMException("full", "QuotaExceededError");
    scene.server.forkAt(before);
    await online(scene, tab);
    expect(offered(tab)).toEqual(made);
    scene.fault = null;
    await scene.pass(5_000);
    scene.close(tab);
    expect(offered(await scene.tab())).toEqual(made);
  });

  it("is looked into anew, where the log forked again while it was read", async () => {
    const { scene, tab, made, before, between } = await accepted();
    scene.server.forkAt(between);
    const answer = holdLog(tab);
    await online(scene, tab);
    await offline(scene, tab);
    scene.server.forkAt(before);
    await online(scene, tab);
    answer();
    await scene.settle();
    await scene.pass(5_000);
    expect(offered(tab)).toEqual(made);
  });

  it("seed 63: sends by itself what was accepted, though no part of base had come that far", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    const before = scene.server.head;
    const deaf = vi.spyOn(tab.link, "tell").mockReturnValue();
    const mine = tab.mine(create("t", "Mine"));
    await scene.settle();
    await offline(scene, tab);
    deaf.mockRestore();
    scene.server.forkAt(before);
    scene.others(create("u", "Theirs"));
    await online(scene, tab);
    expect(scene.server.rows.get("t")?.["title"]).toBe("Mine");
    expect(scene.server.log.filter(({ mutation }) => mutation === mine)).toHaveLength(1);
    expect(tab.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });
});

/** The next page of the log is read when asked, but comes only once the returned is called. */
function holdLog({ link }: Tab): () => void {
  let tell: () => void = () => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  const get = link.get.bind(link);
  let isHeld = true;
  link.get = async (path) => {
    const answer = await get(path);
    if (isHeld && path.startsWith("/api/log/")) {
      isHeld = false;
      await told;
    }
    return answer;
  };
  return () => tell();
}

/** The next reading of the outbox is done when asked, but told only once the returned is called. */
function holdReading(): () => void {
  let tell: () => void = () => undefined;
  const told = new Promise<void>((resolve) => (tell = resolve));
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called on the outbox it is asked of
  const { load } = DeviceOutbox.prototype;
  const read = async function (this: DeviceOutbox) {
    const records = await load.call(this);
    await told;
    return records;
  };
  vi.spyOn(DeviceOutbox.prototype, "load").mockImplementationOnce(read);
  return () => tell();
}
