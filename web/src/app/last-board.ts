const KEY = "cairn.last-board";

/** Where someone was last, so that the next visit begins there. */
export interface LastBoard {
  readonly workspace: string;
  readonly board: string;
}

export function readLastBoard(storage: Pick<Storage, "getItem">): LastBoard | null {
  const [workspace, board] = (storage.getItem(KEY) ?? "").split("/");
  return workspace && board ? { workspace, board } : null;
}

export function keepLastBoard(
  { workspace, board }: LastBoard,
  storage: Pick<Storage, "setItem">,
): void {
  storage.setItem(KEY, `${workspace}/${board}`);
}

export const forgetLastBoard = (storage: Pick<Storage, "removeItem">): void =>
  storage.removeItem(KEY);
