import type { Entry } from "../../model/entries.ts";
import { isThreads, threadsOf } from "../parts.ts";
import type { BaseDb, WriteTransaction } from "./base-db.ts";
import { ofPart, ofStream, STORES } from "./base-db.ts";
import { decodeChunk, emptyContent, encodeChunk } from "./chunks.ts";
import { changesIn, withinScopes } from "./folding.ts";

/** Leave nothing of these scopes, or of the stream: chunks, entries, values, and that they were open. */
export async function purgeScopes(
  db: BaseDb,
  stream: string,
  scopes: readonly string[] | "all",
): Promise<void> {
  const transaction = db.transaction([...STORES], "readwrite");
  await forbid(transaction, stream, scopes);
  if (scopes === "all") await purgeStream(transaction, stream);
  else {
    const lost = new Set(scopes);
    for (const scope of lost) {
      dropPart(transaction, stream, scope);
      dropPart(transaction, stream, threadsOf(scope));
      void transaction.objectStore("opened").delete([stream, scope]);
    }
    await purgeRows(transaction, stream, lost);
    await purgeEntries(transaction, stream, lost);
  }
  await transaction.done;
}

/** Parts that need not be held any more; they may still be read. */
export async function forgetParts(
  db: BaseDb,
  stream: string,
  parts: readonly string[],
): Promise<void> {
  const transaction = db.transaction([...STORES], "readwrite");
  for (const part of parts) dropPart(transaction, stream, part);
  const scopes = parts.filter((part) => !isThreads(part));
  if (scopes.length > 0) await purgeEntries(transaction, stream, new Set(scopes));
  await transaction.done;
}

/** No other tab, however late it hears of it, may put the scope back. */
async function forbid(
  transaction: WriteTransaction,
  stream: string,
  lost: readonly string[] | "all",
): Promise<void> {
  const store = transaction.objectStore("rights");
  const kept = await store.get("rights");
  if (!kept) return;
  const { [stream]: rights, ...streams } = kept.streams;
  if (!rights || lost === "all") {
    await store.put({ ...kept, streams }, "rights");
    return;
  }
  const scopes = Object.entries(rights.scopes).filter(([scope]) => !lost.includes(scope));
  const left = { ...rights, scopes: Object.fromEntries(scopes) };
  await store.put({ ...kept, streams: { ...streams, [stream]: left } }, "rights");
}

async function purgeStream(transaction: WriteTransaction, stream: string): Promise<void> {
  void transaction.objectStore("parts").delete(ofStream(stream));
  void transaction.objectStore("chunks").delete(ofStream(stream));
  void transaction.objectStore("entries").delete(ofStream(stream));
  void transaction.objectStore("opened").delete(ofStream(stream));
  const log = transaction.objectStore("log");
  for (const n of await log.index("stream").getAllKeys(stream)) void log.delete(n);
}

function dropPart(transaction: WriteTransaction, stream: string, part: string): void {
  void transaction.objectStore("parts").delete([stream, part]);
  void transaction.objectStore("chunks").delete(ofPart(stream, part));
}

/** The rows of boards stand with the stream's own scope too. */
async function purgeRows(
  transaction: WriteTransaction,
  stream: string,
  lost: ReadonlySet<string>,
): Promise<void> {
  const chunks = transaction.objectStore("chunks");
  for (const key of await chunks.getAllKeys(ofPart(stream, stream))) {
    const content = emptyContent();
    decodeChunk((await chunks.get(key)) ?? "{}", content);
    const kept = [...content.rows].filter(([, { scope }]) => !lost.has(scope));
    if (kept.length < content.rows.size)
      await chunks.put(encodeChunk({ ...content, rows: new Map(kept) }), key);
  }
}

async function purgeEntries(
  transaction: WriteTransaction,
  stream: string,
  lost: ReadonlySet<string>,
): Promise<void> {
  const log = transaction.objectStore("log");
  for (const n of await log.index("stream").getAllKeys(stream)) {
    const record = await log.get(n);
    if (!record?.entries.some((entry) => isOf(entry, lost))) continue;
    const entries = without(record.entries, lost);
    if (entries.length > 0) await log.put({ ...record, entries, size: changesIn(entries) });
    else await log.delete(n);
  }
  const fetched = transaction.objectStore("entries");
  for (const key of await fetched.getAllKeys(ofStream(stream))) {
    const entry = await fetched.get(key);
    if (!entry || !isOf(entry, lost)) continue;
    const [left] = without([entry], lost);
    if (left) await fetched.put(left, key);
    else await fetched.delete(key);
  }
}

const without = (entries: readonly Entry[], lost: ReadonlySet<string>): Entry[] =>
  withinScopes(entries, ({ scope }) => !lost.has(scope));

const isOf = ({ changes, clashes = [] }: Entry, scopes: ReadonlySet<string>): boolean =>
  [...changes, ...clashes].some(({ scope }) => scopes.has(scope));
