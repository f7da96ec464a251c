// Boards as Trello exports them, with as much of them as an import needs.

export interface Board {
  readonly name: string;
  /** What each member of the workspace may do on it. */
  readonly everyone: "editor" | "viewer" | "none";
  /** Titles of tasks by the names of their columns. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** The export of the board; `number` tells it from the others of a test. */
export function asExport({ name, everyone, columns }: Board, number: number): object {
  const id = (kind: number, at: number) => hexadecimal(number, kind, at);
  const lists = Object.keys(columns).map((list, at) => ({
    id: id(1, at),
    name: list,
    pos: at + 1,
  }));
  const cards = Object.values(columns).flatMap((titles, list) =>
    titles.map((title, at) => ({
      id: id(2 + list, at),
      idList: id(1, list),
      name: title,
      pos: at + 1,
    })),
  );
  const prefs = {
    permissionLevel: everyone === "none" ? "private" : "org",
    selfJoin: everyone === "editor",
  };
  return { id: id(0, 0), name, prefs, lists, cards };
}

/** Theirs are 24 hexadecimal digits. */
const hexadecimal = (...parts: readonly number[]): string =>
  parts.map((part) => part.toString(16).padStart(8, "0")).join("");
