// What an owner does for which there is no page yet: invitations, by the server's doors.
import assert from "node:assert/strict";
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
