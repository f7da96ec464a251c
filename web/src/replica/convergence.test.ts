import { describe, expect, it } from "vitest";
import { FakeClock } from "../../tests/fake-clock.ts";
import { pick, seeded } from "../../tests/random.ts";
import { ReferenceServer, ServerLink } from "../../tests/reference-server.ts";
import { uuid7 } from "../model/ids.ts";
import { keyBetween } from "../model/order.ts";
import type { Draft, Op } from "../model/ops.ts";
import { memoryDevice } from "./device/memory-device.ts";
import { Replica } from "./replica.ts";
import type { StoredRow } from "./rows.ts";

const WORKSPACE = "workspace";
const BOARDS = ["board-a", "board-b"];
const COLUMNS = BOARDS.flatMap((board) => [`${board}-1`, `${board}-2`]);

const create = (kind: Op["kind"], id: string, parent?: string): Op => ({
  ...{ op: "create", kind, id, fields: { name: id } },
  ...(parent !== undefined && { parent, order: "a0" }),
});

function founded(): ReferenceServer {
  const server = new ReferenceServer(WORKSPACE);
  const ops = [
    create("workspace", WORKSPACE),
    ...BOARDS.map((board) => create("board", board, WORKSPACE)),
    ...COLUMNS.map((column) => create("column", column, column.slice(0, -2))),
  ];
  server.commit({ id: uuid7(), stream: WORKSPACE, intent: "found", ops, at: 0 }, "founder");
  return server;
}

class Person {
  readonly replica: Replica;
  readonly link: ServerLink;

  constructor(server: ReferenceServer, name: string, clock: FakeClock) {
    this.link = new ServerLink(server, name);
    this.replica = new Replica({
      person: name,
      app: "test",
      device: memoryDevice(),
      transport: this.link,
      clock,
    });
    for (const board of BOARDS) this.replica.open(WORKSPACE, board);
  }

  get view() {
    return this.replica.stream(WORKSPACE);
  }

  tasks(): StoredRow[] {
    return [...this.view.base.rows.values()].filter((row) => row.kind === "task");
  }
}

/** Any edit that a person could make of what they see, stale or not. */
function edit(person: Person, random: () => number): Draft {
  const { view } = person;
  const task = person.tasks().length > 0 ? pick(person.tasks(), random).id : null;
  const column = pick(COLUMNS, random);
  const order = keyBetween(null, null, random);
  const made = { op: "create", kind: "task", id: uuid7(), parent: column, order } as const;
  if (task === null) return { intent: "create", ops: [{ ...made, fields: { title: "first" } }] };
  const on = { kind: "task", id: task } as const;
  const parent = view.find(task)?.parent ?? column;
  const choices: readonly Op[][] = [
    [{ ...made, fields: { title: "new" } }],
    [{ op: "set", ...on, field: "title", value: `t${Math.floor(random() * 99)}` }],
    [{ op: "move", ...on, parent: column, order, was: parent }],
    [{ op: "add", ...on, field: "labels", item: `l${Math.floor(random() * 4)}` }],
    [{ op: "remove", ...on, field: "labels", item: `l${Math.floor(random() * 4)}` }],
    [{ op: "delete", ...on }],
    [{ op: "restore", ...on }],
    [
      { op: "set", ...on, field: "priority", value: Math.floor(random() * 4) + 1 },
      { op: "move", ...on, parent: column, order },
    ],
  ];
  return { intent: "edit", ops: pick(choices, random) };
}

/** What a row says, without what only the log can know. */
const told = (rows: Iterable<StoredRow>): Record<string, unknown> =>
  Object.fromEntries(
    [...rows].map((row) => [
      row.id,
      Object.fromEntries(Object.entries(row).filter(([, value]) => value != null)),
    ]),
  );

async function live(seed: number): Promise<{ server: ReferenceServer; people: Person[] }> {
  const random = seeded(seed);
  const clock = new FakeClock(random, 3);
  const server = founded();
  const people = ["ada", "ben", "cleo"].map((name) => new Person(server, name, clock));
  for (const person of people) await person.replica.start();
  for (let step = 0; step < 400; step++) {
    const person = pick(people, random);
    const { link, replica } = person;
    const dice = random();
    if (dice < 0.3) replica.mutate(WORKSPACE, edit(person, random));
    else if (dice < 0.9)
      link.deliver(
        () => 0,
        (n) => (random() < 0.2 ? Math.floor(random() * n) : 0),
      );
    else if (dice < 0.92) link.cut();
    else if (dice < 0.94) link.isReachable = !link.isReachable;
    else if (dice < 0.95) link.down.push(...link.down.slice(0, 3));
    else if (dice < 0.96) server.waits = server.waits === null ? "unavailable" : null;
    else if (dice < 0.962) server.forkAt(Math.max(1, server.head - Math.floor(random() * 5)));
    else if (dice < 0.98) replica.undo(WORKSPACE);
    else await clock.pass(random() * 3_000);
    await clock.settle();
  }
  server.waits = null;
  for (const { link } of people) link.isReachable = true;
  for (let turn = 0; turn < 200; turn++) {
    for (const { link } of people) while (!link.isIdle) link.deliver();
    await clock.pass(1_000);
  }
  for (const { replica } of people) replica.stop();
  return { server, people };
}

describe("three people on a bad line", () => {
  const seeds = Array.from({ length: 25 }, (_, seed) => seed + 1);

  it.each(seeds)("see what the server holds, and have nothing pending (seed %i)", async (seed) => {
    const { server, people } = await live(seed);
    for (const { replica, view } of people) {
      expect(replica.sender.pending).toBe(0);
      expect(told(view.base.rows.values())).toEqual(told(server.rows.values()));
      const seen = [...view.base.rows.keys()].flatMap((id) => view.find(id) ?? []);
      expect(told(seen)).toEqual(told(server.rows.values()));
    }
  });
});
