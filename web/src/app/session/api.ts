import type { Me } from "../../model/frames.ts";

/** What went wrong, by its code in protocol/errors.json; `unreachable` where no server answered. */
export interface Problem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

export type Answer<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface InvitationSummary {
  readonly workspace: string;
  readonly inviter: string;
  readonly role: string;
  readonly email?: string | null;
  readonly boards?: readonly { readonly name: string; readonly role: string }[];
}

/** Where an invitation let someone in: the boards that it names are in its order. */
export interface Joined {
  readonly workspace: string;
  readonly boards: readonly string[];
}

/** The requests that are made before there is a replica; see "HTTP" in protocol/wire.md. */
export const api = {
  me: () => ask<Me>("GET", "/api/me"),
  setUpNeeded: () => ask<{ readonly needed: boolean }>("GET", "/api/setup"),
  setUp: (body: NewAccount & { readonly token: string; readonly workspace: string }) =>
    ask<unknown>("POST", "/api/setup", body),
  signIn: (body: { readonly email: string; readonly password: string }) =>
    ask<unknown>("POST", "/api/session", body),
  signOut: () => ask<unknown>("DELETE", "/api/session"),
  invitation: (token: string) =>
    ask<InvitationSummary>("GET", `/api/invitations/${encodeURIComponent(token)}`),
  accept: (token: string, account: NewAccount | null) =>
    ask<Joined>("POST", `/api/invitations/${encodeURIComponent(token)}/accept`, account ?? {}),
};

const UNREACHABLE: Problem = { code: "unreachable", params: {} };

async function ask<Value>(method: string, path: string, body?: object): Promise<Answer<Value>> {
  try {
    const response = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const content: unknown = text === "" ? null : JSON.parse(text);
    // The server is ours and of the same version: its answers have the shapes that wire.md gives.
    if (response.ok) return { ok: true, value: content as Value };
    return { ok: false, problem: problemOf(content) };
  } catch {
    return { ok: false, problem: UNREACHABLE }; // no network, or a proxy's page in place of JSON
  }
}

function problemOf(content: unknown): Problem {
  const { code, params } = (content ?? {}) as Partial<Problem>;
  return { code: code ?? "server_fault", params: params ?? {} };
}
