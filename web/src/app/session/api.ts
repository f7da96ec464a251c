import type { Me } from "../../model/frames.ts";
import { ask } from "../../replica/ask.ts";

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
  /** Whose password a link sets. */
  reset: (token: string) =>
    ask<{ readonly email: string }>("GET", `/api/resets/${encodeURIComponent(token)}`),
  setPassword: (token: string, password: string) =>
    ask<unknown>("POST", `/api/resets/${encodeURIComponent(token)}`, { password }),
  signOut: () => ask<unknown>("DELETE", "/api/session"),
  invitation: (token: string) =>
    ask<InvitationSummary>("GET", `/api/invitations/${encodeURIComponent(token)}`),
  accept: (token: string, account: NewAccount | null) =>
    ask<Joined>("POST", `/api/invitations/${encodeURIComponent(token)}/accept`, account ?? {}),
};
