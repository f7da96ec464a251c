// A page of a device: the real replica over the real transports, on a bad line.
import type { ClientFrame, ServerFrame } from "../../web/src/model/frames.ts";
import type { Mutation } from "../../web/src/model/ops.ts";
import type { Clock } from "../../web/src/replica/clock.ts";
import type { Device as Kept } from "../../web/src/replica/device/device.ts";
import { openDevice } from "../../web/src/replica/device/open-device.ts";
import { PollTransport } from "../../web/src/replica/poll-transport.ts";
import { Replica } from "../../web/src/replica/replica.ts";
import { SocketTransport } from "../../web/src/replica/socket-transport.ts";
import type { Transport } from "../../web/src/replica/transport.ts";
import type { Workspace } from "../../web/src/replica/workspace.ts";
import type { Device } from "./device.ts";
import { WatchedOutbox } from "./ledger.ts";
import { Line, type Tap } from "./line.ts";
import { Scribe } from "./scribe.ts";
import type { PageStorage } from "./storage.ts";

const LONGEST_TRACED = 1_500;

export class Page {
  readonly replica: Replica;
  readonly line: Line;
  readonly scribe: Scribe;
  readonly #device: Device;
  readonly #storage: PageStorage;
  isGone = false;
  /** What passed over the line, for whoever looks into a failure. */
  readonly trace: string[] = [];

  /** To be made and used within `run`. */
  constructor(device: Device, storage: PageStorage) {
    this.#device = device;
    this.#storage = storage;
    const { person, workspace, address, random } = device.setting;
    const clock = device.clock.forPage(this, random);
    this.line = new Line({ address, cookie: person.cookie }, this.#tap(), random);
    this.replica = new Replica({
      ...{ person: person.id, app: "convergence", clock },
      device: this.#kept(clock),
      transport: this.#transport(clock),
    });
    this.scribe = new Scribe(this.replica, workspace, clock);
  }

  get workspace(): Workspace {
    return this.replica.workspace(this.#device.setting.workspace);
  }

  /** Do something as this page. */
  run<Result>(work: () => Result): Result {
    return this.#storage.run(work);
  }

  /** It is as if its process was killed: nothing of it runs any more. */
  abandon(): void {
    this.isGone = true;
    this.#storage.abandon();
    this.line.down();
    this.replica.stop();
  }

  #transport(clock: Clock): Transport {
    return this.#device.part.by === "socket"
      ? new SocketTransport(this.line)
      : new PollTransport(this.line, clock, () => true);
  }

  /** The one seam: what the device keeps, with an eye on what the outbox is given. */
  async #kept(clock: Clock): Promise<Kept> {
    const { name, setting } = this.#device;
    const { id } = setting.person;
    const kept = await openDevice(id, { tabs: this.#storage.tabs, now: () => clock.now() });
    const from = { person: id, device: name, page: this };
    const note = (mutation: Mutation) => setting.ledger.note(mutation, from);
    return { ...kept, outbox: new WatchedOutbox(kept.outbox, note) };
  }

  #tap(): Tap {
    const { ledger, received } = this.#device.setting;
    return {
      up: (frame: ClientFrame) => {
        this.#note(">", JSON.stringify(frame));
        if (frame.type === "push") ledger.sent(frame.mutations);
      },
      down: (frame: ServerFrame) => {
        this.#note("<", JSON.stringify(frame));
        if (frame.type === "accepted") ledger.accepted(frame.mutations);
        if (frame.type !== "refused") return;
        ledger.refused(frame.mutation, frame.code);
        this.scribe.refused(frame.mutation, frame.code);
      },
      asked: (path, answer) => this.#note("=", `${path} ${answer}`),
      received,
    };
  }

  #note(sign: string, text: string): void {
    this.trace.push(`${sign} ${text.slice(0, LONGEST_TRACED)}`);
  }
}
