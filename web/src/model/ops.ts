import type { Json, KindName } from "./generated.ts";

/** What happens when a row holds something else than the author saw; see docs/architecture. */
export type Clash = "take" | "yield" | "void";

interface Target {
  readonly kind: KindName;
  readonly id: string;
}

/** Make a row under `parent` (absent for the root of a stream), at `order` if placed. */
export interface CreateOp extends Target {
  readonly op: "create";
  readonly fields: Readonly<Record<string, Json>>;
  readonly parent?: string;
  readonly order?: string;
}

/** Give a value field another value; `was` is the one that the author saw. */
export interface SetOp extends Target {
  readonly op: "set";
  readonly field: string;
  readonly value: Json;
  readonly was?: Json;
  readonly clash?: Clash;
}

/** Put an item into a set field, or take it out. */
export interface ItemOp extends Target {
  readonly op: "add" | "remove";
  readonly field: string;
  readonly item: Json;
}

/** Put a row under `parent` at `order`; `was` is the parent that the author saw. */
export interface MoveOp extends Target {
  readonly op: "move";
  readonly parent: string;
  readonly order: string;
  readonly was?: string;
  readonly clash?: Clash;
}

/** Append a Yjs update (base64url) to a text field. */
interface TextOp extends Target {
  readonly op: "text";
  readonly field: string;
  readonly update: string;
}

/** Put a row, and with it what stands under it, into the trash, or take it out; `was` is the seq seen. */
export interface TrashOp extends Target {
  readonly op: "delete" | "restore";
  readonly was?: number;
  readonly clash?: Clash;
}

export type Op = CreateOp | SetOp | ItemOp | MoveOp | TextOp | TrashOp;

/** What a person did: ops that stand or fall together; with `apart` each stands alone. */
export interface Draft {
  readonly intent: string;
  readonly ops: readonly Op[];
  readonly batch?: string;
  readonly apart?: boolean;
}

/** A draft with an id, as it is kept and sent; `at` is ms. */
export interface Mutation extends Draft {
  readonly id: string;
  readonly stream: string;
  readonly at: number;
  readonly after?: string;
}
