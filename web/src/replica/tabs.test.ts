/** One person's tabs on one device: what is kept, shown and sent, whichever of them lives. */
import { describe, expect, it, vi } from "vitest";
import { create, DeviceScene, rename, W, type Tab } from "../../tests/device-scene.ts";
import { FakeClock } from "../../tests/fake-clock.ts";
import { pick, seeded } from "../../tests/random.ts";
import type { Mutation } from "../model/ops.ts";
import { DeviceOutbox } from "./device/device-outbox.ts";
import type { States } from "./outbox.ts";
import { OTHERS_MS } from "./queue.ts";
import { SENDING_TOPIC } from "./sender.ts";
import type { SyncStatus } from "./status.ts";

const pushed = ({ link }: Tab): readonly Mutation[] =>
  link.sent.flatMap((frame) => (frame.type === "push" ? frame.mutations : []));

const logged = ({ server }: DeviceScene, id: string): number =>
  server.log.filter(({ mutation }) => mutation === id).length;

describe("a push whose line broke before its clash was known", () => {
  it("seed 147: says on the next line what another tab has said, and not what it meant to say", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    const tab = await scene.tab();
    tab.link.isReachable = false;
    tab.replica.sleep();
    const id = tab.mine(rename("t", "Mine", "Old")); // made offline, it would yield
    await scene.settle();
    let tell: (states: States) => void = () => undefined;
    const told = new Promise<States>((resolve) => (tell = resolve));
    vi.spyOn(DeviceOutbox.prototype, "choose").mockReturnValueOnce(told);
    tab.link.isReachable = true;
    tab.replica.wake();
    await scene.settle();
    tab.link.cut();
    await scene.pass(2_000);
    tell(new Map([[id, { is: "sent", clash: "take" }]]));
    await scene.settle();
    expect(pushed(tab).map(({ ops }) => ops)).toEqual([[rename("t", "Mine", "Old")]]);
    expect(tab.title("t")).toBe("Mine");
  });
});

describe("an edit that was accepted before a fork, as only another tab has heard", () => {
  it("seed 113: goes again from the tab that has no answer, and is not on its way for ever", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    tab.link.isReachable = false;
    tab.replica.sleep();
    const id = tab.mine(create("t", "Mine"));
    await scene.settle();
    const doubted: States = new Map([[id, { is: "doubted", seq: 9, at: 0 }]]);
    vi.spyOn(DeviceOutbox.prototype, "choose").mockReturnValueOnce(Promise.resolve(doubted));
    tab.link.isReachable = true;
    tab.replica.wake();
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Mine");
    expect(tab.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });
});

describe("pending edits", () => {
  it("of every tab are shown in all, in the order of the outbox", async () => {
    const scene = new DeviceScene();
    const [one, other] = [await scene.tab(), await scene.tab()];
    for (const { link, replica } of [one, other]) {
      link.isReachable = false;
      replica.sleep();
    }
    one.mine(create("t", "First"));
    await scene.settle();
    other.mine(rename("t", "Second"));
    await scene.settle();
    one.mine(rename("t", "Third"));
    await scene.settle();
    expect([one.title("t"), other.title("t")]).toEqual(["Third", "Third"]);
    expect(other.replica.status).toMatchObject({ pending: 3, kept: 3 });
  });

  it("go below what another tab kept later, once they turn out to be earlier", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    const [one, other] = [await scene.tab(), await scene.tab()];
    for (const { link, replica } of [one, other]) {
      link.isReachable = false;
      replica.sleep();
    }
    one.mine(rename("t", "One"));
    other.mine(rename("t", "Other"));
    expect([one.title("t"), other.title("t")]).toEqual(["One", "Other"]);
    await scene.settle();
    expect([one.title("t"), other.title("t")]).toEqual(["Other", "Other"]);
  });

  it("that a tab could not tell of any more are found, once another tells of what it built on them", async () => {
    const scene = new DeviceScene();
    scene.close(await scene.tab()); // so that the board is here
    const [gone, other] = [await scene.tab(false), await scene.tab(false)];
    gone.mine(create("t", "Untold"));
    while (other.news.length === 0) await scene.clock.settle();
    other.news.splice(0);
    scene.close(gone);
    const third = await scene.tab(false);
    third.mine(rename("t", "Told"));
    await scene.settle();
    expect(other.title("t")).toBe("Told");
    expect(other.replica.status.pending).toBe(2);
  });

  it("are taken up by the next page, with no tab left", async () => {
    const scene = new DeviceScene();
    scene.close(await scene.tab()); // so that the board is here
    const gone = await scene.tab(false);
    gone.mine(create("t", "Kept"));
    await scene.settle();
    scene.close(gone);
    const next = await scene.tab(false);
    expect(next.title("t")).toBe("Kept");
    expect(next.replica.status).toMatchObject({ pending: 1, kept: 1 });
  });
});

describe("an edit's state", () => {
  it("is keeping, then sent, then saved", async () => {
    const scene = new DeviceScene();
    scene.others(create("t"));
    const tab = await scene.tab();
    const id = tab.mine(rename("t", "New"));
    const states = [tab.replica.sender.stage(id)];
    while (states.at(-1) !== undefined) {
      await scene.clock.settle();
      tab.link.deliver();
      states.push(tab.replica.sender.stage(id));
    }
    expect([...new Set(states)].filter(isTold)).toEqual(["keeping", "sent", undefined]);
  });

  it("is kept while there is no line, and stays so over a restart", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab(false);
    const id = tab.mine(create("t"));
    expect(tab.replica.sender.stage(id)).toBe("keeping");
    await scene.settle();
    expect(tab.replica.sender.stage(id)).toBe("kept");
    scene.close(tab);
    expect((await scene.tab(false)).replica.sender.stage(id)).toBe("kept");
  });
});

/** What is accepted is as good as saved. */
const isTold = (stage: string | undefined): boolean => stage !== "accepted";

describe("any tab", () => {
  it("leaves what another made to that tab, and pushes it when it is not answered for long", async () => {
    const scene = new DeviceScene();
    const [maker, other] = [await scene.tab(), await scene.tab()];
    maker.link.isReachable = false;
    maker.link.cut();
    const id = maker.mine(create("t"));
    await scene.settle();
    await scene.pass(2_999);
    expect(pushed(other)).toEqual([]);
    await scene.pass(1);
    expect(pushed(other).map((mutation) => mutation.id)).toEqual([id]);
    expect(maker.replica.status.pending).toBe(0);
    expect(other.replica.status.state).toBe("saved");
  });

  it("pushes at once what came before an edit of its own", async () => {
    const scene = new DeviceScene();
    const [maker, other] = [await scene.tab(), await scene.tab()];
    maker.link.isReachable = false;
    maker.link.cut();
    maker.mine(create("t", "Made"));
    await scene.settle();
    other.mine(rename("t", "Renamed"));
    await scene.settle();
    expect(scene.server.rows.get("t")?.["title"]).toBe("Renamed");
  });

  it("takes up what a page left behind that was closed in the middle of a push", async () => {
    const scene = new DeviceScene();
    const maker = await scene.tab();
    const other = await scene.tab();
    const id = maker.mine(create("t"));
    while (maker.link.up.length === 0) await scene.clock.settle();
    scene.close(maker); // with what was sent still on its way
    await scene.settle();
    await scene.pass(OTHERS_MS);
    expect(logged(scene, id)).toBe(1);
    expect(other.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });

  it("says the same as another that pushed before, though by then the edit is old", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    const maker = await scene.tab();
    maker.mine(rename("t", "Mine", "Old"));
    await scene.clock.settle();
    while (maker.link.up.length === 0) await scene.clock.settle();
    maker.link.up = []; // lost on the way
    scene.close(maker);
    await scene.clock.pass(3_600_000);
    const next = await scene.tab();
    expect(pushed(next).flatMap(({ ops }) => ops)).toEqual([rename("t", "Mine", "Old")]);
    expect(next.replica.status).toMatchObject({ state: "saved", refused: 0 });
  });

  it("tells that an edit is kept as soon as it is, though nothing else happens", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    scene.close(await scene.tab()); // so that the board is here
    const tab = await scene.tab(false);
    const { replica } = tab;
    const told: SyncStatus[] = [];
    replica.topics.listen(SENDING_TOPIC, () => told.push(replica.status));
    tab.mine(rename("t", "Mine", "Old"));
    await scene.settle();
    expect(told.map(({ pending, kept }) => [pending, kept])).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it("lets an edit yield that was made without a line, after a reload too", async () => {
    const scene = new DeviceScene();
    scene.others(create("t", "Old"));
    scene.close(await scene.tab()); // so that the board is here
    const maker = await scene.tab(false);
    maker.mine(rename("t", "Mine", "Old"));
    await scene.settle();
    scene.close(maker);
    const next = await scene.tab();
    expect(pushed(next).flatMap(({ ops }) => ops)).toMatchObject([{ clash: "yield" }]);
  });

  it("names the edit before its own, though another tab made and pushed it", async () => {
    const scene = new DeviceScene();
    const [maker, other] = [await scene.tab(), await scene.tab()];
    const first = maker.mine(create("t"));
    while (maker.link.up.length === 0) await scene.clock.settle();
    while (other.news.length > 0) other.hearNext();
    const second = other.mine(rename("t", "New"));
    while (pushed(other).length === 0) await scene.clock.settle();
    expect(pushed(other).find(({ id }) => id === second)?.after).toBe(first);
    await scene.pass(2_000); // it came first, and was told to wait
    expect(scene.server.rows.get("t")?.["title"]).toBe("New");
  });
});

describe("a page that is gone between any two steps", () => {
  const steps = Array.from({ length: 30 }, (_, step) => step);

  it.each(steps)("loses and doubles nothing that it said was kept (step %i)", async (step) => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    const made = [
      tab.mine(create("t", "One")),
      tab.mine(rename("t", "Two")),
      tab.mine(create("u")),
    ];
    for (let turn = 0; turn < step; turn++) {
      await new Promise(setImmediate);
      if (turn % 4 === 3) tab.link.deliver();
    }
    const kept = made.filter((id) => tab.replica.sender.stage(id) !== "keeping");
    scene.close(tab);
    const next = await scene.tab();
    await scene.pass(60_000);
    for (const id of kept) expect(logged(scene, id)).toBe(1);
    for (const id of made) expect(logged(scene, id)).toBeLessThan(2);
    expect(next.replica.status).toMatchObject({ state: "saved", pending: 0, refused: 0 });
  });
});

describe("a device without room", () => {
  it("still shows the edit, says that it is in this tab only, and keeps it when there is room", async () => {
    const scene = new DeviceScene();
    scene.close(await scene.tab()); // so that the board is here
    const tab = await scene.tab(false);
    scene.fault = new DOMException("full", "QuotaExceededError");
    const id = tab.mine(create("t", "Shown"));
    await scene.settle();
    expect(tab.title("t")).toBe("Shown");
    expect(tab.replica.sender.stage(id)).toBe("keeping");
    expect(tab.replica.status).toMatchObject({ pending: 1, kept: 0 });
    expect(scene.faults).toContain(scene.fault);
    scene.fault = null;
    await scene.pass(5_000);
    expect(tab.replica.status).toMatchObject({ pending: 1, kept: 1 });
    scene.close(tab);
    expect((await scene.tab(false)).title("t")).toBe("Shown");
  });

  it("still sends what it can't keep, in order", async () => {
    const scene = new DeviceScene();
    const tab = await scene.tab();
    scene.fault = new DOMException("full", "QuotaExceededError");
    tab.mine(create("t", "One"));
    tab.mine(rename("t", "Two"));
    await scene.pass(10_000);
    expect(scene.server.rows.get("t")?.["title"]).toBe("Two");
    expect(tab.replica.status).toMatchObject({ state: "saved", pending: 0 });
  });
});

describe("two tabs, whatever happens in whichever order", () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed + 1);

  it.each(seeds)("end up equal, with every kept edit in the log once (seed %i)", async (seed) => {
    const random = seeded(seed);
    const scene = new DeviceScene(new FakeClock(random));
    const kept = new Set<string>();
    const made: string[] = [];
    await scene.tab();
    await scene.tab();
    for (let step = 0; step < 150; step++) {
      if (scene.tabs.length > 0) act(scene, pick(scene.tabs, random), random, made);
      if (random() < 0.7) await new Promise(setImmediate);
      if (random() < 0.05) await scene.clock.pass(random() * 5_000);
      for (const each of scene.tabs) for (const id of made) if (isKept(each, id)) kept.add(id);
      if (scene.tabs.length < 2 && random() < 0.3) {
        const next = scene.unstarted();
        next.link.isReachable = random() < 0.7;
        void next.replica.start();
      }
    }
    for (const { link, replica } of scene.tabs) {
      link.isReachable = true;
      replica.wake();
    }
    if (scene.tabs.length === 0) await scene.tab();
    for (let turn = 0; turn < 20; turn++) await scene.pass(5_000);
    for (const tab of scene.tabs) {
      expect(tab.replica.status).toMatchObject({ state: "saved", pending: 0 });
      expect(tab.replica.sender.tray).toEqual([]);
      expect(tab.titles()).toEqual(scene.tabs[0]?.titles());
    }
    expect([...kept].filter((id) => logged(scene, id) !== 1)).toEqual([]);
    expect(made.filter((id) => logged(scene, id) > 1)).toEqual([]);
  });
});

const isKept = ({ replica }: Tab, id: string): boolean =>
  ["kept", "sent", "accepted"].includes(replica.sender.stage(id) ?? "");

function act(scene: DeviceScene, tab: Tab, random: () => number, made: string[]): void {
  const dice = random();
  const tasks = tab.replica.stream(W).children("task", "c");
  if (dice < 0.1) made.push(tab.mine(create(`t${made.length}`)));
  else if (dice < 0.25 && tasks.length > 0)
    made.push(tab.mine(rename(pick(tasks, random), `name ${made.length}`)));
  else if (dice < 0.45) tab.hearNext();
  else if (dice < 0.75) tab.link.deliver();
  else if (dice < 0.79) tab.link.cut();
  else if (dice < 0.82) {
    tab.link.isReachable = !tab.link.isReachable;
    tab.replica.wake();
  } else if (dice < 0.84) scene.close(tab);
}
