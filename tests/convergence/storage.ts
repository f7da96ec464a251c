// What a browser gives each page of one device: the same databases, and a channel between its tabs.
// IndexedDB is a package's; many devices live in this process, so each page has a door of its own.
import { AsyncLocalStorage } from "node:async_hooks";
import { createRequire } from "node:module";
import type { OutboxNews } from "../../web/src/replica/outbox.ts";
import type { Tabs } from "../../web/src/replica/device/tabs.ts";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
require("fake-indexeddb/auto");
const { IDBFactory } = require("fake-indexeddb") as { IDBFactory: new () => IDBFactory };

const door = new AsyncLocalStorage<PageStorage>();

// The replica names the global, as in a browser; which device's it is follows from whose work runs.
Object.defineProperty(globalThis, "indexedDB", {
  get: () => {
    const storage = door.getStore();
    if (!storage) throw new Error("IndexedDB is asked for outside of a page");
    return storage.indexedDB;
  },
});

/** Stands for every answer that a dead page waits for: its code runs no further. */
const NEVER: IDBTransaction = new Proxy({} as IDBTransaction, {
  get: (_, name) => {
    if (name === "then") return () => undefined;
    return name === "store" || name === "done" ? NEVER : () => NEVER;
  },
});

type Hear = (news: OutboxNews) => void;

export class DeviceStorage {
  readonly factory = new IDBFactory();
  readonly pages = new Set<PageStorage>();

  page(): PageStorage {
    const page = new PageStorage(this);
    this.pages.add(page);
    return page;
  }
}

export class PageStorage {
  readonly #device: DeviceStorage;
  readonly #open = new Set<IDBDatabase>();
  readonly #ears = new Set<Hear>();
  isGone = false;

  constructor(device: DeviceStorage) {
    this.#device = device;
  }

  /** Run what belongs to the page, and all that follows from it. */
  run<Result>(work: () => Result): Result {
    return door.run(this, work);
  }

  readonly indexedDB = {
    open: (name: string, version?: number): IDBOpenDBRequest => {
      const request = this.#device.factory.open(name, version);
      request.addEventListener("success", () => {
        if (this.isGone) request.result.close();
        else this.#open.add(request.result);
      });
      return request;
    },
    deleteDatabase: (name: string) => this.#device.factory.deleteDatabase(name),
    databases: () => this.#device.factory.databases(),
  };

  readonly tabs: Tabs = {
    tell: (news) => {
      if (this.isGone) return;
      const copy = structuredClone(news);
      setImmediate(() => {
        for (const page of this.#device.pages) if (page !== this) page.#hear(copy);
      });
    },
    listen: (hear) => {
      this.#ears.add(hear);
      return () => this.#ears.delete(hear);
    },
  };

  /** The page is gone: what it was writing may still be written, nothing else is. */
  abandon(): void {
    this.isGone = true;
    this.#device.pages.delete(this);
    for (const database of this.#open) {
      database.close();
      database.transaction = () => NEVER;
    }
  }

  #hear(news: OutboxNews): void {
    if (!this.isGone) for (const hear of this.#ears) hear(news);
  }
}
