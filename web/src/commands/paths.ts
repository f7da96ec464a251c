/** Every address of the app, written once. Ids, never names: a rename breaks no link. */
export const paths = {
  home: "/",
  setUp: "/setup",
  signIn: "/sign-in",
  /** An invitation; its token stands behind the #, where no server or proxy logs it. */
  join: "/join",
  workspace: (workspace: string) => `/w/${workspace}`,
  /** What waits for the person: clashes, refused edits, mentions. */
  inbox: (workspace: string) => `/w/${workspace}/inbox`,
  /** The log and the trash; which board and whose changes stand in the query. */
  history: (workspace: string) => `/w/${workspace}/history`,
  board: (workspace: string, board: string) => `/w/${workspace}/b/${board}`,
  task: (workspace: string, board: string, task: string) => `/w/${workspace}/b/${board}/t/${task}`,
} as const;

/** A page of a workspace; a task opens over its board. */
export type Page = "boards" | "inbox" | "history" | "board";

/** What an address of a workspace shows. */
export interface Place {
  readonly workspace: string;
  readonly page: Page;
  readonly board: string | null;
  /** The task that is open over the board. */
  readonly task: string | null;
}

/** Null for an address that leads nowhere in a workspace. */
export function placeAt(path: string): Place | null {
  const [w, workspace, page, board, t, task, ...more] = path.split("/").slice(1).filter(Boolean);
  if (w !== "w" || workspace === undefined || more.length > 0) return null;
  if (page === undefined) return { workspace, page: "boards", board: null, task: null };
  if ((page === "inbox" || page === "history") && board === undefined)
    return { workspace, page, board: null, task: null };
  if (page !== "b" || board === undefined) return null;
  if (t === undefined) return { workspace, page: "board", board, task: null };
  return t === "t" && task !== undefined ? { workspace, page: "board", board, task } : null;
}
