// What an owner does for which there is no page yet: invitations and roles, by the server's doors.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Person } from "./browser.ts";

export interface Place {
  readonly origin: string;
  readonly workspace: string;
}

/** The server and the workspace whose page is shown. */
export function placeOf({ page }: Person): Place {
  const { origin, pathname } = new URL(page.url());
  return { origin, workspace: pathname.split("/")[2] ?? "" };
}

export interface Wanted {
  readonly role: "member" | "guest";
  readonly boards?: readonly { readonly board: string; readonly role: string }[];
}

/** Return the link of a new invitation. */
export async function invite(owner: Person, wanted: Wanted): Promise<string> {
  const { origin, workspace } = placeOf(owner);
  const answer = await owner.page.request.post(`${origin}/api/invitations`, {
    headers: { origin },
    data: { workspace, ...wanted },
  });
  assert.equal(answer.status(), 201, await answer.text());
  const { url } = (await answer.json()) as { url: string };
  return url;
}

/** Let only those in who were given a role on the board themselves. */
export async function closeBoard(owner: Person, board: string): Promise<void> {
  const { origin, workspace } = placeOf(owner);
  const { request } = owner.page;
  const { person } = (await (await request.get(`${origin}/api/me`)).json()) as { person: string };
  const hello = { type: "hello", wire: 1, model: 1, app: "e2e", client: randomUUID(), person };
  const op = { op: "set", kind: "board", id: board, field: "everyone", value: "none" };
  const mutation = { id: randomUUID(), stream: workspace, at: Date.now(), intent: "board.share" };
  const push = { type: "push", mutations: [{ ...mutation, ops: [op] }] };
  const answer = await request.post(`${origin}/api/sync`, {
    headers: { origin },
    data: { frames: [{ ...hello, streams: {}, hold: {} }, push] },
  });
  assert.match(await answer.text(), /"accepted"/);
}
