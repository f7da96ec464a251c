import { useEffect, useState } from "react";
import type { Entry } from "../../../model/entries.ts";
import type { KindName } from "../../../model/generated.ts";
import { useReplica, useWorkspace } from "../../../replica/context.ts";

const MOST = 20;

/** Entries about a row, the newest first: from the server, else those that this device holds. */
export function useEntriesOf(
  row: string,
  kind: KindName | undefined,
  field: string | null,
): readonly Entry[] | null {
  const replica = useReplica();
  const { id: stream } = useWorkspace();
  const [entries, setEntries] = useState<readonly Entry[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    // A value may also have come with the row, when it was made or from another board.
    const acts = [field, "create", "move"].map((act) => `${kind ?? "task"}.${act ?? ""}`);
    const query = { row, limit: String(MOST), ...(field !== null && { what: acts.join(",") }) };
    void replica
      .log(stream, query)
      .then((page) => page.entries)
      .catch(() => replica.heldEntries(stream, { row, limit: MOST }))
      .then((found) => isWanted && setEntries(found));
    return () => {
      isWanted = false;
    };
  }, [replica, stream, row, kind, field]);
  return entries;
}
