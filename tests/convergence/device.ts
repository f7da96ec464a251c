// A device and its pages, with a clock of its own. What a device keeps outlives its pages.
import type { DevicePart, Person } from "./cast.ts";
import { DeviceClock } from "./device-clock.ts";
import type { Ledger } from "./ledger.ts";
import { Page } from "./page.ts";
import { DeviceStorage } from "./storage.ts";

const DAY_MS = 86_400_000;

export interface Setting {
  readonly person: Person;
  readonly workspace: string;
  readonly address: () => string;
  readonly ledger: Ledger;
  readonly random: () => number;
  /** Every text that came over the line, for canaries. */
  readonly received: (text: string) => void;
}

export class Device {
  readonly name: string;
  readonly setting: Setting;
  readonly part: DevicePart;
  readonly clock: DeviceClock;
  readonly pages: Page[] = [];
  readonly #storage = new DeviceStorage();
  #isOffline = false;

  constructor(name: string, part: DevicePart, setting: Setting) {
    this.name = name;
    this.part = part;
    this.setting = setting;
    // Behind by up to ten days, so that days can pass without leaving the present far behind.
    this.clock = new DeviceClock(Date.now() - setting.random() * 10 * DAY_MS);
  }

  async begin(): Promise<void> {
    for (let tab = 0; tab < this.part.tabs; tab++) this.pages.push(await this.#page());
  }

  goOffline(): void {
    this.#isOffline = true;
    for (const page of this.pages)
      page.run(() => {
        page.line.down();
        page.replica.sleep();
      });
  }

  /** While it is away, days pass for it. */
  daysPass(fraction: number): void {
    if (this.#isOffline) this.clock.leap((0.1 + fraction * 3) * DAY_MS);
  }

  comeBack(): void {
    if (!this.#isOffline) return;
    this.#isOffline = false;
    for (const page of this.pages)
      page.run(() => {
        page.line.mend();
        page.replica.wake();
      });
  }

  /** A page dies without a word, and is opened again. */
  async crash(tab: number): Promise<void> {
    this.pages[tab]?.abandon();
    this.pages[tab] = await this.#page();
  }

  end(): void {
    for (const page of this.pages) page.abandon();
  }

  async #page(): Promise<Page> {
    const storage = this.#storage.page();
    const page = storage.run(() => new Page(this, storage));
    if (this.#isOffline) page.line.down();
    await page.run(() => page.replica.start());
    if (this.#isOffline) page.run(() => page.replica.sleep());
    return page;
  }
}
