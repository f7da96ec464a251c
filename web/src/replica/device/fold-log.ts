/** Folding: what the log of a stream says goes into the chunks, so that it need not be read again. */
import type { Change } from "../../model/entries.ts";
import { THREAD_KINDS } from "../../model/shape.ts";
import type { BaseDb, LogRecord, PartRecord } from "./base-db.ts";
import { ofStream } from "./base-db.ts";
import { chunkOf, decodeChunk, emptyContent, encodeChunk } from "./chunks.ts";
import { concerns, fold } from "./folding.ts";
import { unfolded } from "./stored-parts.ts";

/** Records that stay, for who asks who changed what; fewer where they are large. */
const STAY = 500;
const STAY_CHANGES = 5_000;

/** Write into the chunks of a part what the log says of them: all of it, in one transaction. */
export async function foldPart(db: BaseDb, stream: string, part: string): Promise<void> {
  const transaction = db.transaction(["parts", "chunks", "log"], "readwrite");
  const chunks = transaction.objectStore("chunks");
  const record = await transaction.objectStore("parts").get([stream, part]);
  const records = record ? await unfolded(transaction.objectStore("log"), record) : [];
  const last = records.at(-1)?.n;
  if (record && last !== undefined) {
    for (let chunk = 0; chunk < record.chunks; chunk++) {
      const key: [string, string, number] = [stream, part, chunk];
      const json = (await chunks.get(key)) ?? "";
      const about = within(record, chunk, json, records);
      if (about.length > 0) await chunks.put(folded(part, json, about), key);
    }
    await transaction.objectStore("parts").put({ ...record, folded: last });
  }
  await transaction.done;
}

function folded(part: string, json: string, records: readonly LogRecord[]): string {
  const content = emptyContent();
  if (json !== "") decodeChunk(json, content);
  fold(part, content, records);
  return encodeChunk(content);
}

/** What the records say of one chunk. */
function within(
  { stream, part, chunks }: PartRecord,
  chunk: number,
  json: string,
  records: readonly LogRecord[],
): LogRecord[] {
  const isIn = (change: Change): boolean => {
    if (!concerns(stream, part, change)) return false;
    const key = keyOf(change);
    return key === null ? json.includes(change.id) : chunkOf(key, chunks) === chunk;
  };
  return records.flatMap((record) => {
    const entries = record.entries.flatMap((entry) => {
      const changes = entry.changes.filter(isIn);
      return changes.length > 0 ? [{ ...entry, changes }] : [];
    });
    return entries.length > 0 ? [{ ...record, entries }] : [];
  });
}

/** What decides where a row lies; null where the change does not say it (of a comment: its task). */
function keyOf({ kind, id, here }: Change): string | null {
  if (!THREAD_KINDS.has(kind)) return id;
  const task = here?.["parent"];
  return typeof task === "string" ? task : null;
}

/** Drop the oldest records that are in all chunks already. */
export async function shortenLog(db: BaseDb, stream: string): Promise<void> {
  const transaction = db.transaction(["parts", "log"], "readwrite");
  const log = transaction.objectStore("log");
  const parts = await transaction.objectStore("parts").getAll(ofStream(stream));
  const folded = Math.min(...parts.map((part) => part.folded));
  let [records, changes] = [0, 0];
  let at = await log.index("size").openKeyCursor(ofStream(stream), "prev");
  for (; at; at = await at.continue()) {
    const [, n, size] = at.key;
    records += 1;
    changes += size;
    if (n <= folded && (records > STAY || changes > STAY_CHANGES)) void log.delete(n);
  }
  await transaction.done;
}
