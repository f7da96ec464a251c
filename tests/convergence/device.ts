// A device and its pages: the real replica over the real transports, on a bad line, with a clock of
// the device's own. What a device keeps outlives its pages.
import type { ServerFrame } from "../../web/src/model/frames.ts";
import { memoryDevice } from "../../web/src/replica/device/memory-device.ts";
import { MemoryOutbox } from "../../web/src/replica/outbox.ts";
import { PollTransport } from "../../web/src/replica/poll-transport.ts";
import { Replica } from "../../web/src/replica/replica.ts";
import { SocketTransport } from "../../web/src/replica/socket-transport.ts";
import type { Workspace } from "../../web/src/replica/workspace.ts";
import type { DevicePart, Person } from "./cast.ts";
import { DeviceClock } from "./device-clock.ts";
import { type Ledger, WatchedOutbox } from "./ledger.ts";
import { Line } from "./line.ts";
import { Scribe } from "./scribe.ts";

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
  readonly #part: DevicePart;
  readonly clock: DeviceClock;
  readonly #outbox = new MemoryOutbox();
  readonly pages: Page[] = [];
  isOffline = false;

  constructor(name: string, part: DevicePart, setting: Setting) {
    this.name = name;
    this.#part = part;
    this.setting = setting;
    // Behind by up to ten days, so that days can pass without leaving the present far behind.
    this.clock = new DeviceClock(Date.now() - setting.random() * 10 * DAY_MS);
  }

  async begin(): Promise<void> {
    for (let tab = 0; tab < this.#part.tabs; tab++) this.pages.push(await this.#page());
  }

  goOffline(): void {
    this.isOffline = true;
    for (const { line, replica } of this.pages) {
      line.down();
      replica.sleep();
    }
  }

  /** While it is away, days pass for it. */
  daysPass(fraction: number): void {
    if (this.isOffline) this.clock.leap((0.1 + fraction * 3) * DAY_MS);
  }

  comeBack(): void {
    if (!this.isOffline) return;
    this.isOffline = false;
    for (const { line, replica } of this.pages) {
      line.mend();
      replica.wake();
    }
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
    const page = new Page(this.setting, this.#part.by, this.clock, this.name, this.#outbox);
    if (this.isOffline) page.line.down();
    await page.replica.start();
    if (this.isOffline) page.replica.sleep();
    return page;
  }
}

export class Page {
  readonly replica: Replica;
  readonly line: Line;
  readonly scribe: Scribe;
  readonly #outbox: WatchedOutbox;
  isGone = false;

  constructor(
    { person, workspace, address, ledger, random, received }: Setting,
    by: DevicePart["by"],
    device: DeviceClock,
    name: string,
    outbox: MemoryOutbox,
  ) {
    const clock = device.forPage(this, random);
    const tap = {
      up: (frame: object) => {
        if ("mutations" in frame) ledger.sent((frame as Push).mutations);
      },
      down: (frame: ServerFrame) => this.#heard(frame, ledger),
      received,
    };
    this.line = new Line({ address, cookie: person.cookie }, tap, random);
    this.#outbox = new WatchedOutbox(outbox, (mutation) => ledger.note(mutation, person.id, name));
    const transport =
      by === "socket"
        ? new SocketTransport(this.line)
        : new PollTransport(this.line, clock, () => true);
    this.replica = new Replica({
      ...{ person: person.id, app: "convergence", device: memoryDevice(this.#outbox) },
      ...{ transport, clock },
    });
    this.scribe = new Scribe(this.replica, workspace, clock);
    this.#workspace = workspace;
  }

  readonly #workspace: string;

  get workspace(): Workspace {
    return this.replica.workspace(this.#workspace);
  }

  /** It is as if its process was killed: nothing of it runs any more. */
  abandon(): void {
    this.isGone = true;
    this.#outbox.abandon();
    this.line.down();
    this.replica.stop();
  }

  #heard(frame: ServerFrame, ledger: Ledger): void {
    if (frame.type === "accepted") ledger.accepted(frame.mutations);
    if (frame.type !== "refused") return;
    ledger.refused(frame.mutation, frame.code);
    this.scribe.refused(frame.mutation, frame.code);
  }
}

type Push = Parameters<Ledger["sent"]> extends [infer M] ? { mutations: M } : never;
