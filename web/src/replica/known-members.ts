import { browserNetwork, getJson, type Network } from "./socket-transport.ts";

export interface KnownMember {
  readonly person: string;
  readonly email: string;
  /** ms, to the day; null of who is signed in nowhere. */
  readonly seen_at: number | null;
  /** On which they have a role of their own, of those that the asker reads. */
  readonly boards: readonly string[];
}

/** A private board that nobody manages any more. */
export interface LostBoard {
  readonly id: string;
  readonly name: string;
}

/** What the server knows of a workspace's people beside their rows; for owners and admins alone. */
export interface MembersKnown {
  readonly people: readonly KnownMember[];
  /** Told to owners, who may take them over. */
  readonly lost_boards: readonly LostBoard[];
}

/** Rejects with `Unanswered` where the server is out of reach or doesn't tell. */
export const membersKnown = (
  workspace: string,
  network: Network = browserNetwork,
): Promise<MembersKnown> =>
  // The server is ours: its answers have the shapes that wire.md gives.
  getJson(network, `/api/members/${workspace}`) as Promise<MembersKnown>;
