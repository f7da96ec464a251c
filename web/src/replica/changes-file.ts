/** Own changes as a file: what is downloaded of the tray and of safety copies, and can be sent again. Pure. */
import type { Mutation } from "../model/ops.ts";
import type { Refusal } from "./outbox.ts";
import type { StoredRow } from "./rows.ts";

const FORMAT = "cairn-changes";

export interface ChangesFile {
  readonly person: string;
  /** When it was written, in ms. */
  readonly at: number;
  /** Why it was written. */
  readonly reason: string;
  /** In the order in which they were made. */
  readonly mutations: readonly Mutation[];
  /** Why the server did not take some of them, by id. */
  readonly refusals?: Readonly<Record<string, Refusal>>;
  /** The rows that they are about, as they were shown. */
  readonly rows?: readonly StoredRow[];
  /** What could not be read, as it lay in the outbox (base64). */
  readonly broken?: string;
}

/** As JSON that a person can read. */
export const writeChanges = (file: ChangesFile): string =>
  JSON.stringify({ format: FORMAT, version: 1, ...file }, null, 2);

/** The mutations of a file; null where it is none of ours. */
export function readChanges(text: string): readonly Mutation[] | null {
  const file = parsed(text) as (Partial<ChangesFile> & { format?: string }) | null;
  if (file?.format !== FORMAT || !Array.isArray(file.mutations)) return null;
  return file.mutations.every(isMutation) ? file.mutations : null;
}

/** Whether it has the shape of a mutation; what its ops say is for the server to judge. */
export function isMutation(value: unknown): value is Mutation {
  const { id, stream, intent, at, ops } = (value ?? {}) as Partial<Mutation>;
  return (
    [id, stream, intent].every((text) => typeof text === "string" && text !== "") &&
    typeof at === "number" &&
    Array.isArray(ops) &&
    (ops as readonly unknown[]).every((op) => typeof op === "object" && op !== null && "id" in op)
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON is no file of ours
  }
}
