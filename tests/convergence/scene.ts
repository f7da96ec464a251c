// A stage for named tests: worlds on good lines, on one real server, acted in by hand.
import { rmSync } from "node:fs";
import type { StoredRow } from "../../web/src/replica/rows.ts";
import type { Workspace } from "../../web/src/replica/workspace.ts";
import { CairnServer } from "./cairn-server.ts";
import { founded, type Template } from "./cast.ts";
import type { Device } from "./device.ts";
import type { Page } from "./page.ts";
import { World } from "./world.ts";

/** Ada's laptop, Ben's laptop and phone: all three read and edit the open board. */
const [ADA, BEN, PHONE] = [0, 1, 2];

const TOLD_WITHIN_MS = 30_000;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

export class Stage {
  readonly #template: Template;
  readonly #server: CairnServer;
  #used = 0;

  private constructor(template: Template, server: CairnServer) {
    this.#template = template;
    this.#server = server;
  }

  static async open(worlds: number): Promise<Stage> {
    const template = await founded(worlds);
    const server = new CairnServer(template.data);
    await server.start();
    return new Stage(template, server);
  }

  /** A workspace that nobody has touched, everybody online. */
  async scene(): Promise<Scene> {
    const berth = this.#template.berths[this.#used++];
    if (!berth) throw new Error("Open the stage for more worlds");
    const world = new World({ seed: this.#used, rounds: [] }, berth, this.#server);
    for (const page of world.pages) page.line.calm();
    await world.begin();
    for (const page of world.pages) page.line.calm();
    return new Scene(world);
  }

  async close(): Promise<void> {
    await this.#server.kill();
    rmSync(this.#template.data, { recursive: true, force: true });
  }
}

export class Scene {
  readonly world: World;
  readonly ada: Actor;
  readonly ben: Actor;
  readonly phone: Actor;

  constructor(world: World) {
    this.world = world;
    this.ada = new Actor(world.devices[ADA] as Device);
    this.ben = new Actor(world.devices[BEN] as Device);
    this.phone = new Actor(world.devices[PHONE] as Device);
  }

  /** Tasks of the open board, as Ada sees them. */
  get tasks(): readonly string[] {
    return this.columns.flatMap((column) => this.ada.w.view.children("task", column));
  }

  get columns(): readonly string[] {
    return this.ada.w.view.children("column", this.world.berth.boards.open);
  }

  /** All who are online have nothing on their way. */
  async settled(): Promise<void> {
    const left = await this.world.settled();
    if (left.length > 0) throw new Error(left.join("\n"));
  }

  /** Both of Ada and Ben have been told of a clash about the row, on whichever device. */
  async told(row: string): Promise<void> {
    const end = performance.now() + TOLD_WITHIN_MS;
    while (![this.ada, this.phone].every((each) => each.clashesTold().includes(row))) {
      if (performance.now() > end) throw new Error(`nobody is told of the clash about ${row}`);
      await pause();
    }
  }

  /** All come online; what differs, was lost or doubled is a failure. */
  async ended(): Promise<void> {
    const { divergence, faults } = await this.world.judged();
    this.world.end();
    const failures = [...divergence, ...faults];
    if (failures.length > 0) throw new Error(failures.join("\n"));
  }
}

export class Actor {
  readonly device: Device;

  constructor(device: Device) {
    this.device = device;
  }

  get page(): Page {
    return this.device.pages[0] as Page;
  }

  get w(): Workspace {
    return this.page.workspace;
  }

  act<Result>(what: (w: Workspace) => Result): Result {
    return this.page.run(() => what(this.w));
  }

  row(id: string): StoredRow | undefined {
    return this.w.view.find(id);
  }

  /** Clashes that its person was told of, by the row's id. */
  clashesTold(): string[] {
    const own = this.page.replica.stream(this.device.setting.person.id);
    return [...own.base.rows.values()].flatMap((row) => {
      const about = row["about"] as { id?: string } | null | undefined;
      return row.kind === "notification" && row["reason"] === "clash" ? (about?.id ?? []) : [];
    });
  }

  /** Until what it did is accepted. */
  async settles(): Promise<void> {
    while (this.page.replica.sender.pending > 0) await pause();
  }

  /** Until its page shows it; fails after a while. */
  async sees(claim: () => boolean): Promise<void> {
    const end = performance.now() + TOLD_WITHIN_MS;
    while (!claim()) {
      if (performance.now() > end) throw new Error(`${this.device.name} does not come to see it`);
      await pause();
    }
  }

  away(days: number): void {
    this.device.goOffline();
    this.device.daysPass(days / 3);
  }

  back(): void {
    this.device.comeBack();
  }
}
