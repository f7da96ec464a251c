// What the server knows, and what a person may do at its doors for which there is no page yet.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Entry } from "../../../web/src/model/entries.ts";
import type { Person } from "./browser.ts";
import { placeOf } from "./rights.ts";

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

export async function personOf(of: Person): Promise<string> {
  return ((await read(of, "/api/me")) as { person: string }).person;
}

/** The rows of a kind that lay in a scope when it was last packed: at least as it began. */
export async function rowsOf(of: Person, kind: string, scope: string): Promise<readonly Row[]> {
  const { kinds } = (await read(of, `/api/segments/${placeOf(of).workspace}/${scope}`)) as {
    kinds: Record<string, { fields: string[]; rows: unknown[][] }>;
  };
  const { fields = [], rows = [] } = kinds[kind] ?? {};
  return rows.map((row) => Object.fromEntries(fields.map((field, at) => [field, row[at]])) as Row);
}

/** The hundred newest entries of a stream, newest first. */
export async function entriesOf(
  of: Person,
  stream = placeOf(of).workspace,
): Promise<readonly Entry[]> {
  const page = (await read(of, `/api/log/${stream}?limit=100`)) as { entries: Entry[] };
  return page.entries;
}

/** Have the server take a mutation of the person's; fails where it is not accepted. */
export async function push(
  by: Person,
  intent: string,
  ops: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const { origin, workspace } = placeOf(by);
  const person = await personOf(by);
  const hello = { type: "hello", wire: 1, model: 1, app: "e2e", client: randomUUID(), person };
  const mutation = { id: randomUUID(), stream: workspace, at: Date.now(), intent, ops };
  const answer = await by.page.request.post(`${origin}/api/sync`, {
    headers: { origin },
    data: {
      frames: [
        { ...hello, streams: {}, hold: {} },
        { type: "push", mutations: [mutation] },
      ],
    },
  });
  assert.match(await answer.text(), /"accepted"/);
}

/** Let only those in who were given a role on the board themselves. */
export const closeBoard = (owner: Person, board: string): Promise<void> =>
  push(owner, "board.share", [
    { op: "set", kind: "board", id: board, field: "everyone", value: "none" },
  ]);

async function read(of: Person, path: string): Promise<unknown> {
  const answer = await of.page.request.get(placeOf(of).origin + path);
  assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`);
  return answer.json();
}
