import { uuid7 } from "../model/ids.ts";
import type { Json } from "../model/generated.ts";
import { browserNetwork, type Network } from "./socket-transport.ts";

/** What is undone: one mutation, a batch (an import, an undo), or all that someone did since a time. */
export type UndoOf =
  | { readonly mutation: string }
  | { readonly batch: string }
  /** With `upto` (that of a preview) nothing that came after it is touched. */
  | { readonly actor: string; readonly since: number; readonly upto?: number };

/** A change that an undo makes; `from` is what stands there, items of sets come one by one. */
export interface UndoneChange {
  readonly kind: string;
  readonly id: string;
  readonly scope: string;
  readonly op: "delete" | "restore" | "move" | "set" | "add" | "remove";
  readonly title?: string;
  readonly field?: string;
  readonly from?: Json;
  readonly to?: Json;
  /** How many rows go to the trash with it. */
  readonly below?: number;
}

/** What stays as it is: why, and who was there since. */
export interface LeftAsItIs {
  readonly kind: string;
  readonly id: string;
  readonly scope: string;
  readonly code: string;
  readonly title?: string;
  readonly field?: string;
  readonly by?: string;
  readonly reason?: string;
}

/** All are counted, some are shown. */
interface Counted<Item> {
  readonly count: number;
  readonly sample: readonly Item[];
}

export interface UndoPreview {
  readonly undo: Counted<UndoneChange>;
  readonly left_alone: Counted<LeftAsItIs>;
  /** Part of it is where this person may not read, and stays. */
  readonly partly_hidden: boolean;
  readonly upto: number;
}

export interface UndoDone {
  /** Undo this batch to redo. */
  readonly batch: string;
  readonly mutations: number;
  readonly undone: number;
  readonly left_alone: Counted<LeftAsItIs>;
  readonly partly_hidden: boolean;
}

/** `code` is of protocol/errors.json; `unreachable` where no answer came. */
export type UndoAnswer<Value> =
  | { readonly ok: true; readonly value: Value }
  | {
      readonly ok: false;
      readonly code: string;
      readonly params: Readonly<Record<string, string>>;
    };

/** What the undo would change at this moment. */
export function previewUndo(
  stream: string,
  of: UndoOf,
  network: Network = browserNetwork,
): Promise<UndoAnswer<UndoPreview>> {
  return post({ stream, of, preview: true }, network);
}

/**
 * Have the server undo it. After `unreachable` it may have been done: the same `batch` again doubles
 * nothing, and tells what was done.
 */
export function serverUndo(
  stream: string,
  of: UndoOf,
  batch: string = uuid7(),
  network: Network = browserNetwork,
): Promise<UndoAnswer<UndoDone>> {
  return post({ stream, of, batch }, network);
}

async function post<Value>(body: object, network: Network): Promise<UndoAnswer<Value>> {
  try {
    const answer = await network.fetch("/api/undo", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const content: unknown = await answer.json();
    // The server is ours: its answers have the shapes that wire.md gives.
    if (answer.ok) return { ok: true, value: content as Value };
    const { code, params } = content as { code: string; params: Record<string, string> };
    return { ok: false, code, params };
  } catch {
    return { ok: false, code: "unreachable", params: {} };
  }
}
