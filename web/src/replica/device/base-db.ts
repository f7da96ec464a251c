/**
 * The database of a person's base: a cache, of one format and one model. One of another format or
 * model is emptied when it is opened, and fetched anew.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import { MODEL_VERSION } from "../../model/generated.ts";
import type { Entry } from "../../model/entries.ts";
import type { Cursor, Me, StreamRights } from "../../model/frames.ts";

/** Raise it when what is written here changes its shape. */
const FORMAT = 1;

/** Who may read what, as the server last said, and the model that everything here is of. */
export interface KeptRights {
  readonly model: number;
  readonly me: Me | undefined;
  readonly streams: Readonly<Record<string, StreamRights>>;
}

/** A part: how far it is complete, and which log records its chunks lack. */
export interface PartRecord {
  readonly stream: string;
  readonly part: string;
  readonly at: Cursor;
  /** Its rows lie in so many chunks, each in that of its id; see chunks.ts. */
  readonly chunks: number;
  /** Log records up to this one are in the chunks already. */
  readonly folded: number;
}

/** Entries as they came, without what belongs to none of the parts that took them. */
export interface LogRecord {
  /** Given by the database, rising. */
  readonly n?: number;
  readonly stream: string;
  /** The parts that these entries belong to, and moved on. */
  readonly parts: readonly string[];
  readonly entries: readonly Entry[];
}

export interface OpenedRecord {
  readonly stream: string;
  readonly board: string;
  readonly at: number;
}

export interface BaseSchema extends DBSchema {
  rights: { key: "rights"; value: KeptRights };
  parts: { key: [stream: string, part: string]; value: PartRecord };
  /** JSON: text is read and written in a third of the time that cloned objects take. */
  chunks: { key: [stream: string, part: string, chunk: number]; value: string };
  log: { key: number; value: LogRecord; indexes: { stream: string } };
  /** Entries that were fetched for the values in them. */
  entries: { key: [stream: string, seq: number]; value: Entry };
  opened: { key: [stream: string, board: string]; value: OpenedRecord };
}

export type StoreName = "rights" | "parts" | "chunks" | "log" | "entries" | "opened";
export const STORES: readonly StoreName[] = [
  "rights",
  "parts",
  "chunks",
  "log",
  "entries",
  "opened",
];

export type BaseDb = IDBPDatabase<BaseSchema>;
export type WriteTransaction = IDBPTransaction<BaseSchema, StoreName[], "readwrite">;

export const baseName = (person: string): string => `cairn-base-${person}`;

export interface OpenEvents {
  /** A newer Cairn in another tab wants the database: it was let go of. */
  readonly outdated: () => void;
}

/** The database, of this format and model; rejects as IndexedDB does where there is none to be had. */
export async function openBase(person: string, { outdated }: OpenEvents): Promise<BaseDb> {
  const db = await openDB<BaseSchema>(baseName(person), FORMAT, {
    upgrade: (upgraded) => {
      for (const store of [...upgraded.objectStoreNames]) upgraded.deleteObjectStore(store);
      upgraded.createObjectStore("rights");
      upgraded.createObjectStore("parts", { keyPath: ["stream", "part"] });
      upgraded.createObjectStore("chunks");
      upgraded
        .createObjectStore("log", { keyPath: "n", autoIncrement: true })
        .createIndex("stream", "stream");
      upgraded.createObjectStore("entries");
      upgraded.createObjectStore("opened", { keyPath: ["stream", "board"] });
    },
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      outdated();
    },
  });
  const kept = await db.get("rights", "rights");
  if (kept && kept.model !== MODEL_VERSION) await emptied(db);
  return db;
}

async function emptied(db: BaseDb): Promise<void> {
  const transaction = db.transaction([...STORES], "readwrite");
  for (const store of STORES) void transaction.objectStore(store).clear();
  await transaction.done;
}

/** Everything that a stream keeps in stores whose keys begin with its id. */
export const ofStream = (stream: string): IDBKeyRange => IDBKeyRange.bound([stream], [stream, []]);
/** Every chunk of a part. */
export const ofPart = (stream: string, part: string): IDBKeyRange =>
  IDBKeyRange.bound([stream, part], [stream, part, []]);

export const dropBase = (person: string): Promise<void> => deleteDB(baseName(person));
