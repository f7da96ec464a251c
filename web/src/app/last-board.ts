const KEY = "cairn.last-board";

/** Where someone was last, so that the next visit begins there. */
export interface LastBoard {
  readonly workspace: string;
  readonly board: string;
}

export function readLastBoard(storage: Pick<Storage, "getItem">): LastBoard | null {
  try {
    const [workspace, board] = (storage.getItem(KEY) ?? "").split("/");
    return workspace && board ? { workspace, board } : null;
  } catch {
    return null; // storage is barred: the visit begins at the boards
  }
}

export function keepLastBoard(
  { workspace, board }: LastBoard,
  storage: Pick<Storage, "setItem">,
): void {
  try {
    storage.setItem(KEY, `${workspace}/${board}`);
  } catch {
    // Storage is barred or full: the next visit begins at the boards.
  }
}
