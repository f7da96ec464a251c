/** A device with several tabs, its real databases on an IndexedDB of memory, and a small server. */
import "fake-indexeddb/auto";
import type { Op } from "../src/model/ops.ts";
import { DeviceBase } from "../src/replica/device/device-base.ts";
import type { Device } from "../src/replica/device/device.ts";
import { DeviceOutbox } from "../src/replica/device/device-outbox.ts";
import { DeviceSafety } from "../src/replica/device/device-safety.ts";
import { memoryDevice } from "../src/replica/device/memory-device.ts";
import { openOutbox, type OutboxDb } from "../src/replica/device/outbox-db.ts";
import type { Tabs } from "../src/replica/device/tabs.ts";
import type { OutboxNews } from "../src/replica/outbox.ts";
import { Replica } from "../src/replica/replica.ts";
import { FakeClock } from "./fake-clock.ts";
import { ReferenceServer, ServerLink } from "./reference-server.ts";

export const W = "w";

export const create = (id: string, title = id): Op => ({
  ...{ op: "create", kind: "task", id, parent: "c", order: "a0", fields: { title } },
});
export const rename = (id: string, value: string, was?: string): Op => ({
  ...{ op: "set", kind: "task", id, field: "title", value, ...(was !== undefined && { was }) },
});

const BOARD: readonly Op[] = [
  { op: "create", kind: "workspace", id: W, fields: { name: "W" } },
  { op: "create", kind: "board", id: "b", parent: W, order: "a0", fields: {} },
  { op: "create", kind: "column", id: "c", parent: "b", order: "a0", fields: {} },
];

let people = 0;
let others = 0;

/** One page of the device: it can be closed as a browser closes it, without a word. */
export class Tab {
  readonly link: ServerLink;
  readonly replica: Replica;
  isClosed = false;
  hear: ((news: OutboxNews) => void) | null = null;
  /** News on its way to this tab; they come when the test says so, but in order. */
  readonly news: OutboxNews[] = [];

  constructor(scene: DeviceScene, device: Device | Promise<Device>) {
    const { clock, server, person } = scene;
    this.link = new ServerLink(server, person);
    this.replica = new Replica({ person, app: "t", device, transport: this.link, clock });
    this.replica.open(W, "b");
  }

  mine(...ops: Op[]): string {
    return this.replica.mutate(W, { intent: "test", ops }) ?? "";
  }

  title(id: string): string | undefined {
    return this.replica.stream(W).row("task", id)?.title;
  }

  titles(): (string | undefined)[] {
    return this.replica
      .stream(W)
      .childRows("task", "c")
      .map(({ title }) => title);
  }

  hearNext(): void {
    const news = this.news.shift();
    if (news) this.hear?.(news);
  }
}

export class DeviceScene {
  readonly clock: FakeClock;
  readonly server = new ReferenceServer(W);
  readonly person = `person-${people++}`;
  readonly tabs: Tab[] = [];
  db: OutboxDb | null = null;
  /** While set, every write of the outbox fails with it. */
  fault: Error | null = null;
  readonly faults: unknown[] = [];
  /** Transactions of the outbox that are not done. */
  #underWay = 0;

  constructor(clock = new FakeClock()) {
    this.clock = clock;
    this.others(...BOARD);
  }

  /** What someone else did. */
  others(...ops: Op[]): void {
    this.server.commit({ id: `other${others++}`, stream: W, intent: "test", at: 0, ops }, "ben");
  }

  /** Open a tab; it starts by itself, and connects if the server can be reached. */
  async tab(isReachable = true): Promise<Tab> {
    const tab = this.unstarted();
    tab.link.isReachable = isReachable;
    await tab.replica.start();
    await this.settle();
    return tab;
  }

  unstarted(): Tab {
    const tab: Tab = new Tab(
      this,
      this.#device(() => tab),
    );
    this.tabs.push(tab);
    return tab;
  }

  /** As a crash or a closed tab: nothing of it runs on, what it was about to write is written or not. */
  close(tab: Tab): void {
    tab.isClosed = true;
    tab.link.cut();
    tab.link.isReachable = false;
    tab.replica.stop();
    tab.replica.sender.stop();
    this.tabs.splice(this.tabs.indexOf(tab), 1);
  }

  /** Everything happens that needs no time: databases, news between tabs, frames. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 12; quiet++) {
      await this.clock.settle();
      if (this.#underWay > 0) quiet = 0;
      for (const tab of this.tabs) {
        if (tab.news.length > 0 || !tab.link.isIdle) quiet = 0;
        tab.hearNext();
        tab.link.deliver();
      }
    }
  }

  /** Time passes, and whatever is due happens. */
  async pass(ms: number): Promise<void> {
    await this.clock.pass(ms);
    await this.settle();
  }

  async #device(own: () => Tab): Promise<Device> {
    const db = await openOutbox(this.person);
    this.db = db;
    const now = () => this.clock.now();
    const outbox = new DeviceOutbox({
      ...{ db: this.#faulty(db), tabs: this.#news(own), now },
      failed: (error) => this.faults.push(error),
      written: () => undefined,
    });
    const base = new DeviceBase({
      person: this.person,
      idle: setImmediate,
      failed: (error) => this.faults.push(error),
      lost: () => undefined,
    });
    const safety = new DeviceSafety(this.#faulty(db), now, (error) => this.faults.push(error));
    return { ...memoryDevice(outbox, safety), base };
  }

  #news(own: () => Tab): Tabs {
    return {
      tell: (news) => {
        if (own().isClosed) return;
        for (const tab of this.tabs) if (tab !== own()) tab.news.push(structuredClone(news));
      },
      listen: (hear) => {
        own().hear = hear;
        return () => (own().hear = null);
      },
    };
  }

  /** The database, until `fault` says that no write goes through any more. */
  #faulty(db: OutboxDb): OutboxDb {
    const begin = db.transaction.bind(db) as (...given: unknown[]) => { done: Promise<void> };
    const transaction = (...given: unknown[]) => {
      if (this.fault && given[1] === "readwrite") throw this.fault;
      this.#underWay += 1;
      const begun = begin(...given);
      void begun.done.catch(() => undefined).finally(() => (this.#underWay -= 1));
      return begun;
    };
    return new Proxy(db, {
      get: (target, name) =>
        name === "transaction" ? transaction : (Reflect.get(target, name, target) as unknown),
    });
  }
}
