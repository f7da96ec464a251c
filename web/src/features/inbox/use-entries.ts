import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Entry } from "../../model/entries.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
import type { Replica } from "../../replica/replica.ts";
import { isConflict, type NoteItem } from "./items.ts";

/** The entry that a note leads to; undefined while it is on its way, null where it can't be read. */
export type FindEntry = (seq: number | null | undefined) => Entry | null | undefined;

/** Reads what notes lead to: from this device, else from the log, once, and again when the line is back. */
export function useEntries(notes: readonly NoteItem[]): FindEntry {
  const replica = useReplica();
  const { id: stream } = useWorkspace();
  const isOffline = useSyncStatus().state === "offline";
  const asked = useRef(new Set<number>());
  const [found, setFound] = useState<ReadonlyMap<number, Entry | null>>(new Map());
  const wanted = useMemo(
    () =>
      new Map(
        notes.flatMap((item) =>
          item.note.entry == null ? [] : [[item.note.entry, isConflict(item)]],
        ),
      ),
    [notes],
  );
  useEffect(() => {
    for (const [seq, isClash] of wanted) {
      if (asked.current.has(seq)) continue;
      asked.current.add(seq);
      void read(replica, stream, seq, isClash).then((entry) => {
        if (!entry) asked.current.delete(seq);
        setFound((known) => new Map([...known, [seq, entry]]));
      });
    }
  }, [replica, stream, wanted, isOffline]);
  return useCallback((seq) => (seq == null ? null : found.get(seq)), [found]);
}

/** Of a clash with both its values, which only the log has. */
async function read(
  replica: Replica,
  stream: string,
  seq: number,
  isClash: boolean,
): Promise<Entry | null> {
  try {
    const [held] = isClash ? [] : await replica.heldEntries(stream, { seq, limit: 1 });
    return held ?? (await replica.clash(stream, seq));
  } catch {
    return null; // no line: it is asked again with the next
  }
}
