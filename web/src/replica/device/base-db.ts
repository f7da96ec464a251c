/**
 * The database of a person's base: a cache, of one format and one model. One of another format or
 * model is emptied when it is opened, and fetched anew.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";
import { MODEL_VERSION } from "../../model/generated.ts";
import type { Entry } from "../../model/entries.ts";
import type { Cursor, Me, StreamRights } from "../../model/frames.ts";

/** Raise it when what is written here changes its shape. */
const FORMAT = 3;

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
  /** How many changes are in it: an import has a hundred times those of an edit. */
  readonly size: number;
}

export interface OpenedRecord {
  readonly stream: string;
  readonly board: string;
  readonly at: number;
}

interface BaseSchema extends DBSchema {
  rights: { key: "rights"; value: KeptRights };
  parts: { key: [stream: string, part: string]; value: PartRecord };
  /** JSON: 18,500 rows are read in 81 ms, as cloned objects in 127; they are written alike. */
  chunks: { key: [stream: string, part: string, chunk: number]; value: string };
  log: {
    key: number;
    value: LogRecord;
    indexes: { stream: string; size: [stream: string, n: number, size: number] };
  };
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

const baseName = (person: string): string => `cairn-base-${person}`;

export interface OpenEvents {
  /** A newer Cairn in another tab wants the database. It is closed by then. */
  readonly outdated: () => void;
  /** It was closed: the person was wiped, or the browser took the storage away. */
  readonly closed: (isTakenAway: boolean) => void;
}

/** A tab with an older Cairn does not let go of the database: this visit does without. */
export class Blocked extends Error {}

/**
 * The database, of this format and model; rejects as IndexedDB does where there is none to be had.
 * One that can't be read is dropped: it is a cache.
 */
export async function openBase(person: string, events: OpenEvents): Promise<BaseDb> {
  try {
    return await openedBase(person, events);
  } catch (error) {
    if (error instanceof Blocked || isOfNewer(error)) throw error;
    await deleteDB(baseName(person));
    return openedBase(person, events);
  }
}

const isOfNewer = (error: unknown): boolean =>
  error instanceof DOMException && error.name === "VersionError";

async function openedBase(person: string, events: OpenEvents): Promise<BaseDb> {
  if (!isHere(globalThis)) throw new DOMException("There is no IndexedDB here", "SecurityError");
  const db = await unblocked((blocked) =>
    openDB<BaseSchema>(baseName(person), FORMAT, {
      upgrade: createStores,
      blocked,
      blocking: (_current, wanted, event) => {
        (event.target as IDBDatabase).close();
        if (wanted === null) events.closed(false);
        else events.outdated();
      },
      terminated: () => events.closed(true),
    }),
  );
  const kept = await db.get("rights", "rights");
  if (kept && kept.model !== MODEL_VERSION) await emptied(db);
  return db;
}

const isHere = (world: { readonly indexedDB?: IDBFactory | null }): boolean =>
  world.indexedDB != null; // some browsers leave it out where a person switched storage off

function createStores(db: BaseDb): void {
  for (const store of [...db.objectStoreNames]) db.deleteObjectStore(store);
  db.createObjectStore("rights");
  db.createObjectStore("parts", { keyPath: ["stream", "part"] });
  db.createObjectStore("chunks");
  const log = db.createObjectStore("log", { keyPath: "n", autoIncrement: true });
  log.createIndex("stream", "stream");
  log.createIndex("size", ["stream", "n", "size"]);
  db.createObjectStore("entries");
  db.createObjectStore("opened", { keyPath: ["stream", "board"] });
}

/** What opens after it was given up is closed again, or it would block others in its turn. */
function unblocked(open: (blocked: () => void) => Promise<BaseDb>): Promise<BaseDb> {
  return new Promise((resolve, reject) => {
    let isGivenUp = false;
    const opening = open(() => {
      isGivenUp = true;
      reject(new Blocked());
    });
    opening.then((db) => (isGivenUp ? db.close() : resolve(db)), reject);
  });
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
