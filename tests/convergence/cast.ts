// Who takes part: people with different rights, each with their devices. Made once, on a folder
// that every run begins with a copy of.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MODEL_VERSION, WIRE_VERSION } from "../../web/src/model/generated.ts";
import type { ServerFrame, WorkspaceRole } from "../../web/src/model/frames.ts";
import { uuid7 } from "../../web/src/model/ids.ts";
import type { Op } from "../../web/src/model/ops.ts";
import { CairnServer } from "./cairn-server.ts";

export interface DevicePart {
  readonly by: "socket" | "polls";
  readonly tabs: number;
  /** Its share of what happens, relative to the others. */
  readonly busy: number;
}

interface Part {
  readonly name: string;
  readonly role: WorkspaceRole;
  readonly devices: readonly DevicePart[];
}

/** What they read: Ada all, Ben what all members may, Cleo the red board, Dan this and that, Eve none. */
export const PARTS: readonly Part[] = [
  { name: "Ada", role: "owner", devices: [{ by: "socket", tabs: 1, busy: 4 }] },
  {
    name: "Ben",
    role: "member",
    devices: [
      { by: "socket", tabs: 2, busy: 6 },
      { by: "socket", tabs: 1, busy: 4 },
    ],
  },
  { name: "Cleo", role: "guest", devices: [{ by: "polls", tabs: 1, busy: 4 }] },
  { name: "Dan", role: "guest", devices: [{ by: "socket", tabs: 1, busy: 4 }] },
  { name: "Eve", role: "guest", devices: [{ by: "socket", tabs: 1, busy: 1 }] },
];

export const BOARDS = ["open", "red", "blue"] as const;
type BoardName = (typeof BOARDS)[number];

export interface Person {
  readonly name: string;
  readonly id: string;
  readonly cookie: string;
}

/** A workspace of its own for each seed. */
export interface Berth {
  readonly workspace: string;
  readonly boards: Readonly<Record<BoardName, string>>;
  readonly people: readonly Person[];
}

export interface Template {
  readonly data: string;
  readonly berths: readonly Berth[];
}

/** Founds that many workspaces in a folder; the server that did is gone when this resolves. */
export async function founded(count: number): Promise<Template> {
  const server = new CairnServer(mkdtempSync(join(tmpdir(), "cairn-converge-")));
  await server.start();
  const founder = await enter(server, "/api/setup", {
    ...account("Founder", 0),
    token: server.setupToken,
    workspace: "Harbour",
  });
  const berths: Berth[] = [];
  for (let n = 0; n < count; n++) berths.push(await berth(server, founder, n));
  await server.kill();
  return { data: server.data, berths };
}

async function berth(server: CairnServer, founder: Person, n: number): Promise<Berth> {
  const workspace = uuid7();
  await commit(server, founder, workspace, [
    { op: "create", kind: "workspace", id: workspace, fields: { name: `World ${n}` } },
    {
      ...{ op: "create", kind: "member", id: uuid7(), parent: workspace },
      fields: { person: founder.id, role: "owner" },
    },
  ]);
  const people: Person[] = [];
  for (const { name, role } of PARTS) {
    const made = await post(server, founder, "/api/invitations", { workspace, role });
    const { url } = (await made.json()) as { url: string };
    const path = `/api/invitations/${url.split("#").at(-1) ?? ""}/accept`;
    people.push(await enter(server, path, account(name, n)));
  }
  return { workspace, people, boards: await boards(server, workspace, people) };
}

async function boards(
  server: CairnServer,
  workspace: string,
  people: readonly Person[],
): Promise<Berth["boards"]> {
  const [ada, , cleo, dan] = people.map(({ id }) => id);
  const ids = { open: uuid7(), red: uuid7(), blue: uuid7() };
  const seats = {
    open: [[ada, "manager"]],
    red: [
      [ada, "manager"],
      [cleo, "editor"],
    ],
    blue: [
      [ada, "manager"],
      [dan, "editor"],
    ],
  };
  for (const [n, name] of BOARDS.entries()) {
    const everyone = name === "open" ? "editor" : "none";
    const ops = boardOps(workspace, ids[name], name, everyone, n, seats[name]);
    await commit(server, people[0] as Person, workspace, ops);
  }
  return ids;
}

/** The word stands in names that never leave the board, so whoever gets it reads the board. */
export const canary = (board: string): string => `canary ${board.slice(-12)}`;

function boardOps(
  workspace: string,
  id: string,
  name: BoardName,
  everyone: string,
  n: number,
  seats: (string | undefined)[][],
): Op[] {
  return [
    {
      ...{ op: "create", kind: "board", id, parent: workspace, order: `a${n}` },
      fields: { name: `${name} ${canary(id)}`, everyone },
    },
    ...seats.map(([person = "", role = ""]): Op => ({
      ...{ op: "create", kind: "board_member", id: uuid7(), parent: id },
      fields: { person, role },
    })),
    ...["To do", "Doing", "Done"].flatMap((column, at) => columnOps(id, column, at)),
    ...["bug", "idea"].map((label, at): Op => ({
      ...{ op: "create", kind: "label", id: uuid7(), parent: id, order: `a${at}` },
      fields: { name: label, colour: "moss" },
    })),
  ];
}

function columnOps(board: string, name: string, at: number): Op[] {
  const id = uuid7();
  const column: Op = {
    ...{ op: "create", kind: "column", id, parent: board, order: `a${at}` },
    fields: { name: `${name} ${canary(board)}`, ...(at === 2 && { is_done: true }) },
  };
  const tasks = [0, 1, 2].map((n): Op => ({
    ...{ op: "create", kind: "task", id: uuid7(), parent: id, order: `a${n}` },
    fields: { title: `${name} ${n}` },
  }));
  return [column, ...tasks];
}

const account = (name: string, n: number) => ({
  name,
  email: `${name.toLowerCase()}.${n}@example.org`,
  password: `a long enough password of ${name}`,
});

async function enter(server: CairnServer, path: string, body: object): Promise<Person> {
  const answer = await post(server, null, path, body);
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const { person } = (await answer.json()) as { person: string };
  return { name: (body as { name: string }).name, id: person, cookie };
}

async function commit(
  server: CairnServer,
  by: Person,
  stream: string,
  ops: readonly Op[],
): Promise<void> {
  const mutation = { id: uuid7(), stream, intent: "found", ops, at: Date.now() };
  const answer = await post(server, by, "/api/sync", {
    frames: [hello(by.id), { type: "push", mutations: [mutation] }],
  });
  const { frames } = (await answer.json()) as { frames: ServerFrame[] };
  if (!frames.some(({ type }) => type === "accepted")) throw new Error(JSON.stringify(frames));
}

/** The first frame of somebody who holds nothing yet. */
export const hello = (person: string) => ({
  ...{ type: "hello", wire: WIRE_VERSION, model: MODEL_VERSION, app: "convergence" },
  ...{ client: uuid7(), person, streams: {}, hold: {} },
});

export async function post(
  server: CairnServer,
  by: Pick<Person, "cookie"> | null,
  path: string,
  body: object,
): Promise<Response> {
  const address = server.address();
  const answer = await fetch(new URL(path, address), {
    method: "POST",
    headers: { "content-type": "application/json", origin: address, cookie: by?.cookie ?? "" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}
