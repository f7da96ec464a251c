// Somebody who comes anew, and somebody who reads the log from its beginning: what the server says
// there is for a person, got in two ways that share nothing with what their replicas went through.
import type { Entry } from "../../web/src/model/entries.ts";
import type {
  LogPage,
  SegmentBody,
  ServerFrame,
  StreamRights,
  ThreadBody,
} from "../../web/src/model/frames.ts";
import type { CairnServer } from "./cairn-server.ts";
import { hello, type Person, post } from "./cast.ts";
import { Rows } from "./rows.ts";

export interface Snapshot {
  readonly rights: StreamRights | undefined;
  readonly rows: Rows;
  /** Tasks whose threads are in it. */
  readonly threads: ReadonlySet<string>;
}

export type Heads = Readonly<Record<string, number>>;

/** Where each of the person's streams stands. */
export async function headsOf(server: CairnServer, person: Person): Promise<Heads> {
  const streams = await welcomed(server, person);
  return Object.fromEntries(Object.entries(streams).map(([id, { head }]) => [id, head]));
}

/** All that a person may read of a stream, fetched as a fresh client does, with these threads. */
export async function snapshot(
  server: CairnServer,
  person: Person,
  stream: string,
  threads: ReadonlySet<string>,
): Promise<Snapshot> {
  const rights = (await welcomed(server, person))[stream];
  const rows = new Rows();
  const read = new Set<string>();
  if (!rights) return { rights, rows, threads: read };
  const scopes = Object.keys(rights.scopes);
  const bodies = await Promise.all(
    scopes.map((scope) => get<SegmentBody>(server, person, `/api/segments/${stream}/${scope}`)),
  );
  for (const body of bodies) if (body) rows.load(body.kinds);
  for (const task of threads) {
    const body = await get<ThreadBody>(server, person, `/api/threads/${stream}/${task}`);
    if (!body) continue;
    read.add(task);
    rows.load(body.kinds);
    for (const update of body.texts["description"] ?? []) rows.addText(task, update);
  }
  const oldest = bodies.flatMap((body) => body ?? []).sort((a, b) => a.seq - b.seq)[0];
  if (oldest) await catchUp(server, person, stream, scopes, oldest, rows);
  return { rights, rows, threads: read };
}

async function catchUp(
  server: CairnServer,
  person: Person,
  stream: string,
  scopes: readonly string[],
  { seq: cursor, mark }: SegmentBody,
  rows: Rows,
): Promise<void> {
  const first = { ...hello(person.id), streams: { [stream]: { cursor, mark } } };
  const frames = await poll(server, person, [{ ...first, hold: { [stream]: scopes } }]);
  for (const frame of frames)
    if (frame.type === "entries") for (const entry of frame.entries) rows.take(entry);
}

/** The whole log of a stream as far as the person may read it, the oldest entry first. */
export async function history(
  server: CairnServer,
  person: Person,
  stream: string,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let before = ""; ;) {
    const page = await get<LogPage>(server, person, `/api/log/${stream}?limit=200${before}`);
    entries.push(...(page?.entries ?? []));
    if (page?.next == null) return entries.reverse();
    before = `&before=${page.next}`;
  }
}

/** Say frames in one request, and hear what they bring. */
export async function poll(
  server: CairnServer,
  person: Person,
  frames: readonly object[],
): Promise<readonly ServerFrame[]> {
  const answer = await post(server, person, "/api/sync", { frames });
  return ((await answer.json()) as { frames: ServerFrame[] }).frames;
}

async function welcomed(
  server: CairnServer,
  person: Person,
): Promise<Readonly<Record<string, StreamRights>>> {
  const frames = await poll(server, person, [hello(person.id)]);
  const welcome = frames.find((frame) => frame.type === "welcome");
  if (!welcome) throw new Error(`${person.name} was not welcomed: ${JSON.stringify(frames)}`);
  return welcome.streams;
}

/** Null where there is no such thing for the person. */
async function get<Body>(server: CairnServer, person: Person, path: string): Promise<Body | null> {
  const address = server.address();
  const headers = { origin: address, cookie: person.cookie };
  const answer = await fetch(new URL(path, address), { headers });
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Body;
}
