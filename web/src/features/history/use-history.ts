import { useCallback, useEffect, useMemo, useState } from "react";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
import { NO_LOG, withNewest, withOlder, type KnownLog } from "../../replica/log-pages.ts";
import { passes, queryOf, type Filter } from "./filter.ts";

const PAGE = "50";
/** Entries that are shown of what the device holds. */
const HELD = 200;
/** How often the newest page is asked for again while somebody looks. */
const LOOK_MS = 5000;

export interface History extends KnownLog {
  readonly state: "loading" | "known" | "missing";
  readonly loadEarlier: () => void;
  /** Ask for the newest page now. */
  readonly refresh: () => void;
}

/**
 * The log of the workspace as far as the filter lets it through, and further back as it is asked for;
 * without a line what was read before, else what the device holds.
 */
export function useHistory(filter: Filter): History {
  const replica = useReplica();
  const { id: stream } = useWorkspace();
  const isOffline = useSyncStatus().state === "offline";
  const query = useMemo(() => ({ ...queryOf(filter), limit: PAGE }), [filter]);
  const [known, setKnown] = useState({ query, log: NO_LOG, state: "loading" as History["state"] });
  const { log, state } =
    known.query === query ? known : { log: NO_LOG, state: "loading" as History["state"] };
  const read = useCallback(
    async (before: number | null) => {
      const older = before === null ? {} : { before: String(before) };
      const page = await replica.log(stream, { ...query, ...older }).catch(() => null);
      const held = page === null ? await replica.heldEntries(stream, { limit: HELD }) : [];
      setKnown((was) => {
        const last = was.query === query ? was.log : NO_LOG;
        if (page === null) {
          const here = { entries: held.filter((entry) => passes(filter, entry)), next: null };
          return { query, log: last.entries.length > 0 ? last : here, state: "missing" };
        }
        const next = before === null ? withNewest(last, page) : withOlder(last, page);
        return { query, log: next, state: "known" };
      });
    },
    [replica, stream, query, filter],
  );
  const refresh = useCallback(() => void read(null), [read]);
  useEffect(() => {
    const first = setTimeout(refresh);
    if (isOffline) return () => clearTimeout(first);
    const timer = setInterval(refresh, LOOK_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [refresh, isOffline]);
  const { next } = log;
  const loadEarlier = useCallback(() => {
    if (next !== null) void read(next);
  }, [read, next]);
  return {
    ...log,
    state: isOffline && state === "loading" ? "missing" : state,
    loadEarlier,
    refresh,
  };
}
