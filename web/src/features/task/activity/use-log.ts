import { useCallback, useEffect, useState } from "react";
import { useReplica, useWorkspace } from "../../../replica/context.ts";
import { useLive } from "../../../replica/live.ts";
import { contentTopic } from "../../../replica/placed-index.ts";
import { rowTopic } from "../../../replica/stream-replica.ts";
import { NO_LOG, withNewest, withOlder, type KnownLog } from "./log-pages.ts";

const PAGE = "30";
/** Several edits in a row are read once. */
const SETTLE_MS = 400;

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
  const seq = useLatestSeq(task);
  const [log, setLog] = useState(NO_LOG);
  const [state, setState] = useState<"loading" | "known" | "missing">("loading");
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const page = await replica.log(stream, { task, limit: PAGE });
      if (!isCurrent) return;
      setLog((known) => withNewest(known, page));
      setState("known");
    };
    const timer = setTimeout(
      () => read().catch(() => isCurrent && setState("missing")),
      seq === null ? 0 : SETTLE_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [replica, stream, task, seq]);
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

/** The seq of the last entry that changed the task or what stands under it, as far as it is here. */
function useLatestSeq(task: string): number | null {
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
