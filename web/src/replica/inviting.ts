import type { BoardRole, WorkspaceRole } from "../model/frames.ts";
import { browserNetwork, type Network } from "./socket-transport.ts";

export interface Wanted {
  readonly workspace: string;
  readonly role: WorkspaceRole;
  readonly boards: readonly { readonly board: string; readonly role: BoardRole }[];
  /** How often the link may be used. */
  readonly uses: number;
  /** ms; without it the link holds until it is withdrawn. */
  readonly expires_at?: number;
  /** Whom alone it lets in. */
  readonly email?: string;
}

/** `reason` is the server's sentence; null where no server answered. */
export type Invited =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly reason: string | null };

/**
 * Have the server make an invitation. Its link is in this answer and nowhere else, so it is no edit
 * that could wait in the outbox.
 */
export async function invite(wanted: Wanted, network: Network = browserNetwork): Promise<Invited> {
  try {
    const answer = await network.fetch("/api/invitations", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(wanted),
    });
    // The server is ours: its answers have the shapes that wire.md gives.
    const content = (await answer.json()) as { url: string; detail: string };
    return answer.ok ? { ok: true, url: content.url } : { ok: false, reason: content.detail };
  } catch {
    return { ok: false, reason: null };
  }
}
