import type { Json } from "../model/generated.ts";

/** What the ids in the log are called now. */
export interface Names {
  readonly person: (id: string) => string;
  readonly column: (id: string) => string;
  readonly label: (id: string) => string;
  /** A value (the row's id) in one of the board's fields, as one reads both; null where there is none. */
  readonly filled: (id: string, value: Json) => { readonly field: string; readonly value: string };
  /** The title or name of a row under the task, if it is known. */
  readonly title: (id: string) => string | undefined;
  /** A day, or the day of an instant. */
  readonly day: (due: string) => string;
}
