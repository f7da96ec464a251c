import type { Change, Entry } from "../../model/entries.ts";
import type { EntryQuery } from "../base-store.ts";
import type { BaseDb } from "./base-db.ts";

/** Entries that are kept, newest first: those that came live, and those fetched for their values. */
export async function readEntries(
  db: BaseDb,
  stream: string,
  { row, task, seq, limit = Infinity }: EntryQuery,
): Promise<Entry[]> {
  if (seq !== undefined) {
    const fetched = await db.get("entries", [stream, seq]);
    if (fetched) return [fetched];
  }
  const log = await db.getAllFromIndex("log", "stream", stream);
  const bySeq = new Map<number, Entry>();
  for (const entry of log.flatMap(({ entries }) => entries))
    bySeq.set(entry.seq, joined(bySeq.get(entry.seq), entry));
  const isAsked = (entry: Entry): boolean =>
    (seq === undefined || entry.seq === seq) &&
    (row === undefined || entry.changes.some(({ id }) => id === row)) &&
    (task === undefined || entry.changes.some((change) => isAbout(change, task)));
  return [...bySeq.values()]
    .filter(isAsked)
    .sort((a, b) => b.seq - a.seq)
    .slice(0, limit);
}

const isAbout = ({ id, here }: Change, task: string): boolean =>
  id === task || here?.["parent"] === task;

/** An entry may have come in pieces: to each part its own. */
function joined(known: Entry | undefined, entry: Entry): Entry {
  if (!known) return entry;
  const seen = new Set(known.changes.map((change) => JSON.stringify(change)));
  const more = entry.changes.filter((change) => !seen.has(JSON.stringify(change)));
  return { ...known, ...entry, changes: [...known.changes, ...more] };
}

export async function keepEntry(db: BaseDb, stream: string, entry: Entry): Promise<void> {
  await db.put("entries", entry, [stream, entry.seq]);
}
