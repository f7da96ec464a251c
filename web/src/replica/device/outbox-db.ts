/**
 * The database of a person's own changes. Its schema is version 1 for ever: it is never migrated,
 * so no fault of a migration can cost an edit, and any version of Cairn can read it.
 */
import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from "idb";
import type { OutboxState } from "../outbox.ts";
import type { SafetyCopy } from "./safety-store.ts";

const VERSION = 1;

export interface StoredMutation {
  /** Given by the database, rising over all tabs. */
  readonly n?: number;
  readonly id: string;
  /** The mutation as JSON in UTF-8. */
  readonly bytes: Uint8Array;
  readonly state: OutboxState;
}

/** How a mutation is taken back, as JSON in UTF-8. */
interface StoredUndo {
  readonly id: string;
  readonly bytes: Uint8Array;
}

interface StoredCopy extends SafetyCopy {
  /** The file as it is downloaded, in UTF-8. */
  readonly bytes: Uint8Array;
}

interface OutboxSchema extends DBSchema {
  outbox: {
    key: number;
    value: StoredMutation;
    indexes: { id: string; is: OutboxState["is"] };
  };
  undo: { key: string; value: StoredUndo };
  safety: { key: string; value: StoredCopy };
}

export type OutboxDb = IDBPDatabase<OutboxSchema>;
/** A store of it, in a transaction that writes both. */
export type Store<Name extends "outbox" | "undo"> = IDBPObjectStore<
  OutboxSchema,
  ("outbox" | "undo")[],
  Name,
  "readwrite"
>;

export const outboxName = (person: string): string => `cairn-outbox-${person}`;

/** The database; rejects as IndexedDB does where there is none to be had. */
export const openOutbox = (person: string): Promise<OutboxDb> =>
  openDB<OutboxSchema>(outboxName(person), VERSION, {
    upgrade: (db) => {
      const outbox = db.createObjectStore("outbox", { keyPath: "n", autoIncrement: true });
      outbox.createIndex("id", "id", { unique: true });
      outbox.createIndex("is", "state.is");
      db.createObjectStore("undo", { keyPath: "id" });
      db.createObjectStore("safety", { keyPath: "id" });
    },
    // The version never changes: whoever waits wants to delete it, for the person signs out.
    blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
  });

export const dropOutbox = (person: string): Promise<void> => deleteDB(outboxName(person));

const utf8 = { encode: new TextEncoder(), decode: new TextDecoder("utf-8", { fatal: true }) };

export const bytesOf = (value: unknown): Uint8Array => utf8.encode.encode(JSON.stringify(value));
export const textBytes = (text: string): Uint8Array => utf8.encode.encode(text);
/** Throws on what is no UTF-8. */
export const textOf = (bytes: Uint8Array): string => utf8.decode.decode(bytes);
