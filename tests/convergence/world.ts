// One seed's run: a workspace with its people and devices, on a server that it may share.
import { seeded } from "../../web/tests/random.ts";
import { type CairnServer } from "./cairn-server.ts";
import { type Berth, canary, PARTS, type Person } from "./cast.ts";
import { pageDiffers, replayDiffers } from "./compare.ts";
import { Device } from "./device.ts";
import { edit, isEdit } from "./edits.ts";
import { Ledger } from "./ledger.ts";
import { type Heads, headsOf, history, snapshot } from "./newcomer.ts";
import { type Act, type Plan, chosen } from "./plan.ts";
import type { Page } from "./page.ts";
import { Rows } from "./rows.ts";
import { share } from "./sharing.ts";
import { writeTrace } from "./trace.ts";
import { isFailure, type Verdict, verdictOf } from "./verdict.ts";

const SETTLES_WITHIN_MS = 60_000;
const OFFERED_WITHIN_MS = 40_000;
const LOOK_MS = 15;

/** All devices, in the plan's order. */
export const DEVICES = PARTS.flatMap(({ devices }) => devices);

export class World {
  readonly plan: Plan;
  readonly berth: Berth;
  readonly server: CairnServer;
  readonly ledger = new Ledger();
  readonly devices: readonly Device[];
  readonly #unseen: string[] = [];
  /** Boards' canaries that a person received, by person. */
  readonly #heard = new Map<string, Set<string>>();

  constructor(plan: Plan, berth: Berth, server: CairnServer) {
    this.plan = plan;
    this.berth = berth;
    this.server = server;
    const random = seeded(plan.seed);
    this.devices = PARTS.flatMap((part, n) =>
      part.devices.map((device, at) => {
        const person = berth.people[n] as Person;
        return new Device(`${part.name}'s ${at === 0 ? "laptop" : "phone"}`, device, {
          person,
          workspace: berth.workspace,
          address: server.address,
          ledger: this.ledger,
          random: seeded(Math.floor(random() * 2 ** 31)),
          received: (text) => this.#listen(person, text),
        });
      }),
    );
  }

  get pages(): readonly Page[] {
    return this.devices.flatMap(({ pages }) => pages);
  }

  async begin(): Promise<void> {
    for (const device of this.devices) await device.begin();
    for (const page of this.pages) this.#openAll(page);
    await this.settled();
  }

  async round(n: number): Promise<void> {
    for (const act of this.plan.rounds[n] ?? []) {
      await this.#perform(act);
      await pause(act.pause);
    }
  }

  /** Everybody comes online on a good line; then what is there is judged. */
  async judged(): Promise<Verdict> {
    for (const page of this.pages) page.run(() => page.line.calm());
    for (const device of this.devices) device.comeBack();
    let unsettled = await this.settled();
    if (await this.#answerOffers()) unsettled = await this.settled();
    const differences = unsettled.length > 0 ? unsettled : await this.#differences();
    const verdict = await verdictOf(this, differences, [...this.#leaks(), ...this.#unseen]);
    if (isFailure(verdict)) writeTrace(this, verdict);
    return verdict;
  }

  /** What a fork took back is offered: some send it again, some leave it. Whether any did. */
  async #answerOffers(): Promise<boolean> {
    const { ledger, pages } = this;
    const takenBack = [...ledger.made.values()].filter((made) => ledger.isTakenBack(made));
    const offers = () => pages.flatMap(({ replica }) => replica.forkOffer?.mutations ?? []);
    const end = performance.now() + OFFERED_WITHIN_MS;
    do {
      await pause(LOOK_MS);
      for (const { id } of offers()) ledger.offered.add(id);
    } while (
      takenBack.some(({ mutation }) => !ledger.offered.has(mutation.id)) &&
      performance.now() < end
    );
    const sending = this.devices.filter((_, n) => n % 2 === this.plan.seed % 2);
    const again = sending.map(({ pages: [page] }) =>
      page?.replica.forkOffer ? page.run(() => page.replica.sendAgain(page.workspace.id)) : null,
    );
    return (await Promise.all(again)).some((sent) => sent !== null);
  }

  end(): void {
    for (const device of this.devices) device.end();
  }

  async #perform({ what, device: at, tab, by }: Act): Promise<void> {
    const device = this.devices[at];
    const page = device?.pages[tab];
    if (!device || !page) return;
    if (isEdit(what)) {
      this.#unseen.push(...page.run(() => edit(page, what, by)));
      return;
    }
    switch (what) {
      case "open thread":
        return page.run(() => this.#openThread(page, by[0]));
      case "go offline":
        return device.goOffline();
      case "days pass":
        return device.daysPass(by[0]);
      case "come back":
        return device.comeBack();
      case "cut line":
        return page.run(() => page.line.cut());
      case "crash": {
        await device.crash(tab);
        const reopened = device.pages[tab];
        if (reopened) this.#openAll(reopened);
        return;
      }
      default:
        return page.run(() => share(page.workspace, this.berth, what, by));
    }
  }

  #openThread(page: Page, at: number): void {
    const { id, view } = page.workspace;
    const columns = view.children("board", id).flatMap((board) => view.children("column", board));
    const task = chosen(
      columns.flatMap((column) => view.children("task", column)),
      at,
    );
    if (task !== undefined) page.replica.openThread(id, task);
  }

  #openAll(page: Page): void {
    const { replica, workspace } = page;
    const told = replica.streams.rights.get(workspace.id)?.scopes ?? {};
    const boards = Object.entries(told).filter(([, { board }]) => board != null);
    const known = Object.values(this.berth.boards);
    const ids = [...known, ...boards.map(([board]) => board)];
    page.run(() => ids.forEach((id) => replica.open(workspace.id, id)));
  }

  /** Resolves with what is still to come after a while; with nothing where all is settled. */
  async settled(): Promise<string[]> {
    const end = performance.now() + SETTLES_WITHIN_MS;
    let left: string[] = ["not looked yet"];
    while (left.length > 0 && performance.now() < end) {
      await pause(LOOK_MS);
      if (!this.server.isRunning) continue;
      for (const page of this.pages) this.#openAll(page);
      const heads = new Map<string, Heads>();
      for (const person of this.berth.people)
        heads.set(person.id, await headsOf(this.server, person));
      left = this.devices.flatMap((device) =>
        device.pages.flatMap((page) =>
          unsettled(page, heads.get(page.replica.person) ?? {}).map(
            (what) => `${device.name}: ${what}`,
          ),
        ),
      );
    }
    return left;
  }

  /** What still differs after a moment's patience: a body on its way may come yet. */
  async #differences(): Promise<string[]> {
    let found: string[] = [];
    for (let look = 0; look < 6; look++) {
      found = [];
      for (const person of this.berth.people) found.push(...(await this.#differ(person)));
      if (found.length === 0) return found;
      await pause(150);
    }
    return found;
  }

  async #differ(person: Person): Promise<string[]> {
    const { workspace } = this.berth;
    const devices = this.devices.filter(({ setting }) => setting.person === person);
    const threads = new Set<string>();
    for (const { pages } of devices)
      for (const { replica } of pages)
        for (const [id, row] of replica.stream(workspace).base.rows)
          if (row.kind === "task" && replica.partState(id) === "ready") threads.add(id);
    const found: string[] = [];
    for (const stream of [workspace, person.id]) {
      const fresh = await snapshot(this.server, person, stream, threads);
      const replayed = new Rows();
      if (fresh.rights)
        for (const entry of await history(this.server, person, stream)) replayed.take(entry);
      found.push(...replayDiffers(replayed, fresh).map((what) => `${person.name}: ${what}`));
      for (const { name, pages } of devices)
        for (const page of pages)
          found.push(...pageDiffers(page, stream, fresh).map((what) => `${name}: ${what}`));
    }
    return found;
  }

  #listen(person: Person, text: string): void {
    const heard = this.#heard.get(person.id) ?? new Set();
    this.#heard.set(person.id, heard);
    for (const board of Object.values(this.berth.boards))
      if (!heard.has(board) && text.includes(canary(board))) heard.add(board);
  }

  /** Words of private boards that came to people who were never on them. */
  #leaks(): string[] {
    const { blue, red } = this.berth.boards;
    const [, ben, cleo, , eve] = this.berth.people;
    const never: [Person | undefined, string][] = [
      [eve, red],
      [eve, blue],
      [cleo, blue],
      [ben, blue],
    ];
    return never.flatMap(([person, board]) =>
      person && this.#heard.get(person.id)?.has(board)
        ? [`${person.name} received a word of board ${board}, which they never read`]
        : [],
    );
  }
}

function unsettled({ replica }: Page, heads: Heads): string[] {
  const { phase, sender, streams } = replica;
  const left: string[] = [];
  if (phase !== "live") left.push(`is ${phase}`);
  if (sender.pending > 0) left.push(`${sender.pending} pending`);
  for (const [stream, head] of Object.entries(heads)) {
    const at = streams.get(stream).cursor?.cursor;
    if (at === undefined || at < head) left.push(`${stream} at ${at ?? "nothing"} of ${head}`);
    for (const scope of Object.keys(streams.rights.get(stream)?.scopes ?? {}))
      if (replica.partState(scope) === "loading") left.push(`${scope} is loading`);
  }
  return left;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
