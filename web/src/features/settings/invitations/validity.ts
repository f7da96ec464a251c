/** How long and how often an invitation can be used. Pure. */
import type { Invitation } from "../../../model/generated.ts";
import { DAY_MS } from "../../../strings/day.ts";
import { say } from "../../../strings/say.ts";

/** The most that the model takes: nobody comes near. */
export const UNLIMITED = 10_000;

/** ms at which a link made now ends; undefined: never. */
export const endAfter = (days: number | null, now: number): number | undefined =>
  days === null ? undefined : now + days * DAY_MS;

/** What became of an invitation that lets nobody in any more; null of one that does. */
export function overWords(invitation: Invitation, now: number): string | null {
  const { uses, used, expires_at } = invitation;
  if ((used ?? 0) >= (uses ?? 1)) return say("members.used-up");
  return expires_at != null && expires_at <= now ? say("members.expired") : null;
}

export function usedWords({ uses, used }: Invitation): string {
  if ((uses ?? 1) >= UNLIMITED) return say("members.used-without-limit", { n: used ?? 0 });
  return say("members.used", { n: uses ?? 1, used: used ?? 0 });
}

export function endWords({ expires_at }: Invitation, now: number): string {
  if (expires_at == null) return say("members.expires-never");
  return say("members.expires-in", { n: Math.ceil((expires_at - now) / DAY_MS) });
}

/** The boards that it names; the model keeps them as `[{board, role}]`. */
export function boardsIn({ boards }: Invitation): readonly BoardOffered[] {
  if (!Array.isArray(boards)) return [];
  return (boards as readonly Readonly<Record<string, unknown>>[]).flatMap(({ board }) =>
    typeof board === "string" ? [{ board }] : [],
  );
}

interface BoardOffered {
  readonly board: string;
}
