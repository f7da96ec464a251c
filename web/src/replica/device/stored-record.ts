/** Records of the outbox as they are stored, and as they are read. Pure. */
import { isMutation } from "../changes-file.ts";
import type { OutboxRecord, UndoNote } from "../outbox.ts";
import { textOf, type StoredMutation } from "./outbox-db.ts";

/** The record, or null where its bytes say no mutation. */
export function readRecord(stored: StoredMutation, undo?: UndoNote): OutboxRecord | null {
  const mutation = readJson(stored.bytes);
  if (!isMutation(mutation) || stored.n === undefined) return null;
  return { n: stored.n, mutation, state: stored.state, undo };
}

/** Undefined where it can't be read: then the edit can't be taken back by key, which is no loss. */
export function readUndo(bytes: Uint8Array): UndoNote | undefined {
  const note = readJson(bytes) as Partial<UndoNote> | null;
  return Array.isArray(note?.inverse) ? (note as UndoNote) : undefined;
}

/** Null for what is no JSON: whoever asked says what becomes of it. */
function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes));
  } catch {
    return null;
  }
}
