/** What the ids in the log are called now. */
export interface Names {
  readonly person: (id: string) => string;
  readonly column: (id: string) => string;
  readonly label: (id: string) => string;
  readonly field: (id: string) => string;
  /** The title or name of a row under the task, if it is known. */
  readonly title: (id: string) => string | undefined;
  /** A day, or the day of an instant. */
  readonly day: (due: string) => string;
}
