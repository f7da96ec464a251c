import type { LogPage } from "../model/frames.ts";
import type { Entry } from "../model/entries.ts";

/** What is known of a log: the newest entries that were asked for, without a gap. */
export interface KnownLog {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** Where the page before them begins; null: there is none. */
  readonly next: number | null;
}

export const NO_LOG: KnownLog = { entries: [], next: null };

/** With an older page behind it. */
export const withOlder = (log: KnownLog, page: LogPage): KnownLog => ({
  entries: [...log.entries, ...page.entries],
  next: page.next,
});

/** With the newest page again; what it doesn't reach back to is kept only where nothing can lie between. */
export function withNewest(log: KnownLog, page: LogPage): KnownLog {
  if ((page.entries[0]?.seq ?? 0) < (log.entries[0]?.seq ?? 0)) return log; // overtaken on its way
  const oldest = page.entries.at(-1)?.seq ?? 0;
  const isJoined = page.next === null || log.entries.some(({ seq }) => seq >= oldest);
  if (!isJoined || page.next === null) return { entries: page.entries, next: page.next };
  const older = log.entries.filter(({ seq }) => seq < oldest);
  return { entries: [...page.entries, ...older], next: older.length > 0 ? log.next : page.next };
}
