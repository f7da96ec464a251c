import type { Json, KindName } from "./generated.ts";

export type Fields = Readonly<Record<string, Json>>;

interface ChangedRow {
  readonly kind: KindName;
  readonly id: string;
  readonly scope: string;
  /** Old values of `after`'s fields, or of all fields when gone: in log pages, never live. */
  readonly before?: Fields;
}

/** What one entry did to one row, as seen from one scope; exactly one of the four. */
export type Change =
  | (ChangedRow & {
      readonly here: Fields;
      readonly after?: never;
      readonly gone?: never;
      readonly text?: never;
    })
  | (ChangedRow & {
      readonly after: Fields;
      readonly here?: never;
      readonly gone?: never;
      readonly text?: never;
    })
  | (ChangedRow & {
      readonly gone: true;
      readonly here?: never;
      readonly after?: never;
      readonly text?: never;
    })
  | (ChangedRow & {
      readonly text: { readonly field: string; readonly update: string };
      readonly here?: never;
      readonly after?: never;
      readonly gone?: never;
    });

/** Two values met at one field (or `parent`, or `deleted_at`); both are kept here. */
interface ClashNote {
  readonly kind: KindName;
  readonly id: string;
  readonly scope: string;
  readonly field: string;
  readonly clash: "take" | "yield";
  readonly stands: Json;
  readonly other: Json;
  readonly theirs?: string;
}

/** An op that was not done, and why; `op` is its index. */
interface LeftAlone {
  readonly op: number;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string>>;
}

/** One accepted mutation in its stream; `at` is the server's time in ms. */
export interface Entry {
  readonly seq: number;
  readonly mutation: string;
  readonly actor: string;
  readonly intent: string;
  readonly at: number;
  readonly changes: readonly Change[];
  readonly means?: "session" | "token" | "link" | "import" | "system";
  readonly batch?: string;
  readonly claimed_at?: number;
  readonly clashes?: readonly ClashNote[];
  readonly left_alone?: readonly LeftAlone[];
}
