import { useCallback, useEffect, useRef, useState } from "react";
import { useReplica, useWorkspace } from "../../../replica/context.ts";
import { useSyncStatus } from "../../../replica/hooks.ts";
import { useLive } from "../../../replica/live.ts";
import { contentTopic } from "../../../replica/placed-index.ts";
import { rowTopic } from "../../../replica/stream-replica.ts";
import { NO_LOG, withNewest, withOlder, type KnownLog } from "../../../replica/log-pages.ts";

const PAGE = "30";
/** Several edits in a row are read once. */
const SETTLE_MS = 400;
/** While somebody types, the log has something new each second; nobody reads that fast. */
const PAUSE_MS = 3000;

export interface TaskLog extends KnownLog {
  readonly isLoading: boolean;
  /** The server could not be reached. */
  readonly isMissing: boolean;
  readonly loadEarlier: () => void;
}

/** A task's log, from the server: its newest page, again whenever something of the task has changed. */
export function useLog(task: string): TaskLog {
  const replica = useReplica();
  const { id: stream } = useWorkspace();
  const seqs = useSeqs(task);
  const isOffline = useSyncStatus().state === "offline";
  const [log, setLog] = useState(NO_LOG);
  const [state, setState] = useState<"loading" | "known" | "missing">("loading");
  const readAt = useRef(-Infinity);
  useEffect(() => {
    const read = async () => {
      readAt.current = Date.now();
      const page = await replica.log(stream, { task, limit: PAGE });
      setLog((known) => withNewest(known, page));
      setState("known");
    };
    const isFirst = readAt.current < 0;
    const rest = readAt.current + PAUSE_MS - Date.now();
    const wait = isFirst ? 0 : Math.max(SETTLE_MS, rest);
    const timer = setTimeout(() => void read().catch(() => setState("missing")), wait);
    return () => clearTimeout(timer);
  }, [replica, stream, task, seqs, isOffline]);
  const { next } = log;
  const loadEarlier = useCallback(() => {
    if (next === null) return;
    setState("loading");
    replica
      .log(stream, { task, limit: PAGE, before: String(next) })
      .then((page) => {
        setLog((known) => withOlder(known, page));
        setState("known");
      })
      .catch(() => setState("missing"));
  }, [replica, stream, task, next]);
  return { ...log, isLoading: state === "loading", isMissing: state === "missing", loadEarlier };
}

const UNDER = ["checklist", "comment", "attachment", "relation", "field_value"] as const;

/** A number that differs when something was done to the task or to what stands under it. */
function useSeqs(task: string): number {
  const { view } = useWorkspace();
  const checklists = useLive([contentTopic("checklist", task)], () =>
    view.children("checklist", task),
  );
  const topics = [
    rowTopic(task),
    ...UNDER.map((kind) => contentTopic(kind, task)),
    ...checklists.map((id) => contentTopic("check_item", id)),
  ];
  return useLive(topics, () => {
    const rows = [
      view.find(task),
      ...UNDER.flatMap((kind) => view.childRows(kind, task)),
      ...checklists.flatMap((id) => view.childRows("check_item", id)),
    ];
    // The sum moves with the count too: what was deleted takes its seq along.
    return rows.reduce((sum, row) => sum + (row?.seq ?? 0) + 1, 0);
  });
}
