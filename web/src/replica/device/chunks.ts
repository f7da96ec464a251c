/**
 * The content of a part, cut into pieces of some 500 rows that can be read and written alone. Pure.
 *
 * Which chunk a row lies in follows from its id (what stands in a thread: from that of its task),
 * so that it is found, and replaced, without an index.
 */
import type { ColumnarKinds } from "../../model/frames.ts";
import type { Json, KindName } from "../../model/generated.ts";
import { THREAD_KINDS } from "../../model/shape.ts";
import { columnarRows } from "../columnar.ts";
import { ownerOf, type StoredText } from "../patch.ts";
import type { StoredRow } from "../rows.ts";

const ROWS = 500;

/** Rows by id and documents by `textKey`: what a chunk, or a whole part, holds. */
export interface Content {
  readonly rows: Map<string, StoredRow>;
  readonly texts: Map<string, StoredText>;
}

interface ChunkBody {
  readonly kinds: ColumnarKinds;
  readonly texts: Readonly<Record<string, StoredText>>;
}

export const chunksFor = (rows: number): number => Math.max(1, Math.ceil(rows / ROWS));

/** The chunk of what lies under this key: FNV-1a over its characters. */
export function chunkOf(key: string, chunks: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++)
    hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193) >>> 0;
  return hash % chunks;
}

/** The id that decides in which chunk a row lies. */
const chunkKey = ({ kind, id, parent }: Pick<StoredRow, "kind" | "id" | "parent">): string =>
  THREAD_KINDS.has(kind) ? (parent ?? id) : id;

export function cut({ rows, texts }: ReadonlyContent, chunks: number): Content[] {
  const pieces = Array.from({ length: chunks }, emptyContent);
  for (const row of rows.values()) pieces[chunkOf(chunkKey(row), chunks)]?.rows.set(row.id, row);
  for (const [key, text] of texts) pieces[chunkOf(ownerOf(key), chunks)]?.texts.set(key, text);
  return pieces;
}

export interface ReadonlyContent {
  readonly rows: ReadonlyMap<string, StoredRow>;
  readonly texts: ReadonlyMap<string, StoredText>;
}

export const emptyContent = (): Content => ({ rows: new Map(), texts: new Map() });

export function encodeChunk({ rows, texts }: ReadonlyContent): string {
  const body: ChunkBody = { kinds: columnar(rows.values()), texts: Object.fromEntries(texts) };
  return JSON.stringify(body);
}

/** Add what a chunk holds to `into`. */
export function decodeChunk(json: string, into: Content): void {
  const { rows, texts } = readChunk(json);
  for (const row of rows) into.rows.set(row.id, row);
  for (const [key, text] of texts) into.texts.set(key, text);
}

/** What a chunk holds, as lists: a row lies in one chunk only. */
export function readChunk(json: string) {
  const { kinds, texts } = JSON.parse(json) as ChunkBody;
  return { rows: columnarRows(kinds), texts: Object.entries(texts) };
}

function columnar(rows: Iterable<StoredRow>): ColumnarKinds {
  const byKind = new Map<KindName, StoredRow[]>();
  for (const row of rows) {
    const others = byKind.get(row.kind);
    if (others) others.push(row);
    else byKind.set(row.kind, [row]);
  }
  return Object.fromEntries([...byKind].map(([kind, each]) => [kind, columns(each)]));
}

/** Rows that came live have only the fields that they were given: all names that any has count. */
function columns(rows: readonly StoredRow[]) {
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  names.delete("kind");
  const fields = [...names];
  const values = (row: StoredRow): Json[] => fields.map((field) => row[field] ?? null);
  return { fields, rows: rows.map(values) };
}
