import { ask } from "./ask.ts";

/** Where the person is signed in; times in ms. */
export interface SignedInAt {
  readonly id: string;
  readonly created_at: number;
  /** To the day. */
  readonly used_at: number;
  readonly address: string;
  /** What the browser says of itself. */
  readonly agent: string;
  readonly is_this: boolean;
  /** Whether an app is connected by it now. */
  readonly is_live: boolean;
}

export interface ResetLink {
  readonly url: string;
  /** ms */
  readonly expires_at: number;
}

/** The requests about accounts: no edits, so nothing of them waits in the outbox. */
export const account = {
  sessions: () => ask<{ readonly sessions: readonly SignedInAt[] }>("GET", "/api/sessions"),
  revoke: (session: string) =>
    ask<unknown>("DELETE", `/api/sessions/${encodeURIComponent(session)}`),
  revokeOthers: () => ask<unknown>("DELETE", "/api/sessions"),
  changePassword: (body: { readonly old: string; readonly password: string }) =>
    ask<unknown>("POST", "/api/account/password", body),
  changeEmail: (body: { readonly email: string; readonly password: string }) =>
    ask<unknown>("POST", "/api/account/email", body),
  resetLink: (person: string) =>
    ask<ResetLink>("POST", `/api/users/${encodeURIComponent(person)}/reset-link`),
};
