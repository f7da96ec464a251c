import type { Cursor } from "../../model/frames.ts";
import { ownerOf, type PartContent } from "../patch.ts";

import { isThreads, scopeOfThreads, threadsOf, type Part } from "../parts.ts";
import type { BaseDb, LogRecord, PartRecord } from "./base-db.ts";
import { ofPart } from "./base-db.ts";
import {
  chunkOf,
  chunksFor,
  cut,
  decodeChunk,
  emptyContent,
  encodeChunk,
  readChunk,
  type Content,
} from "./chunks.ts";
import { fold, lacksTexts } from "./folding.ts";

/** A part as it is kept: its chunks, and on top of them the entries that came since. */
export async function loadPart(
  db: BaseDb,
  stream: string,
  part: string,
): Promise<PartContent | null> {
  const transaction = db.transaction(["parts", "chunks", "log"]);
  const [record, chunks] = await Promise.all([
    transaction.objectStore("parts").get([stream, part]),
    transaction.objectStore("chunks").getAll(ofPart(stream, part)),
  ]);
  if (!record) return null;
  return contentOf(record, chunks, await unfolded(transaction.objectStore("log"), record));
}

/** The thread of one task, out of those of its board; null where its documents never came. */
export async function loadThread(
  db: BaseDb,
  { stream, id }: Part,
  scope: string,
): Promise<PartContent | null> {
  const transaction = db.transaction(["parts", "chunks", "log"]);
  const record = await transaction.objectStore("parts").get([stream, threadsOf(scope)]);
  if (!record) return null;
  const chunk = chunkOf(id, record.chunks);
  const [json, log] = await Promise.all([
    transaction.objectStore("chunks").get([stream, record.part, chunk]),
    unfolded(transaction.objectStore("log"), record),
  ]);
  const { rows, texts, at } = contentOf(record, json === undefined ? [] : [json], log);
  if (lacksTexts(texts, id)) return null;
  return {
    at,
    scope,
    rows: rows.filter(({ parent }) => parent === id),
    texts: new Map([...texts].filter(([key]) => ownerOf(key) === id)),
  };
}

function contentOf(
  record: PartRecord,
  chunks: readonly string[],
  log: readonly LogRecord[],
): PartContent {
  if (log.length === 0) return unchanged(record, chunks);
  const content = emptyContent();
  for (const chunk of chunks) decodeChunk(chunk, content);
  fold(record.part, content, log);
  return { at: record.at, rows: [...content.rows.values()], texts: content.texts };
}

/** Nothing came since: no row needs to be found by its id, and no map of all is made. */
function unchanged({ at }: PartRecord, chunks: readonly string[]): PartContent {
  const read = chunks.map(readChunk);
  return {
    at,
    rows: read.flatMap(({ rows }) => rows),
    texts: new Map(read.flatMap(({ texts }) => texts)),
  };
}

interface Log {
  getAll(range: IDBKeyRange): Promise<LogRecord[]>;
}

/** The records that the chunks of a part lack. */
export async function unfolded(log: Log, { stream, folded }: PartRecord): Promise<LogRecord[]> {
  const records = await log.getAll(IDBKeyRange.lowerBound(folded, true));
  return records.filter((record) => record.stream === stream);
}

/** The content as chunks of text, one after the other with a rest between. */
export async function encodeSlices(
  { rows, texts }: PartContent,
  rest: () => Promise<void>,
): Promise<string[]> {
  const content: Content = {
    rows: new Map(rows.map((row) => [row.id, row])),
    texts: new Map(texts),
  };
  const encoded: string[] = [];
  for (const piece of cut(content, chunksFor(rows.length + texts.size))) {
    await rest();
    encoded.push(encodeChunk(piece));
  }
  return encoded;
}

interface Place {
  readonly stream: string;
  readonly part: string;
  readonly at: Cursor;
}

/** Put a part in place of what was kept of it, unless it may not be read any more. */
export async function keepPart(
  db: BaseDb,
  { stream, part, at }: Place,
  chunks: readonly string[],
): Promise<void> {
  const transaction = db.transaction(["rights", "parts", "chunks", "log"], "readwrite");
  const [rights, last] = await Promise.all([
    transaction.objectStore("rights").get("rights"),
    transaction.objectStore("log").openKeyCursor(null, "prev"),
  ]);
  const scope = isThreads(part) ? scopeOfThreads(part) : part;
  if (rights?.streams[stream]?.scopes[scope]) {
    const kept = transaction.objectStore("chunks");
    void kept.delete(ofPart(stream, part));
    for (const [n, chunk] of chunks.entries()) void kept.put(chunk, [stream, part, n]);
    const folded = last?.primaryKey ?? 0;
    const record = { stream, part, at, chunks: chunks.length, folded };
    void transaction.objectStore("parts").put(record);
  }
  await transaction.done;
}
