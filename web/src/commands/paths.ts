/** Every address of the app, written once. Ids, never names: a rename breaks no link. */
export const paths = {
  home: "/",
  setUp: "/setup",
  signIn: "/sign-in",
  /** An invitation; its token stands behind the #, where no server or proxy logs it. */
  join: "/join",
  workspace: (workspace: string) => `/w/${workspace}`,
  board: (workspace: string, board: string) => `/w/${workspace}/b/${board}`,
  task: (workspace: string, board: string, task: string) => `/w/${workspace}/b/${board}/t/${task}`,
} as const;

/** What an address of a workspace shows. */
export interface Place {
  readonly workspace: string;
  readonly board: string | null;
  /** The task that is open over the board. */
  readonly task: string | null;
}

/** Null for an address that leads nowhere in a workspace. */
export function placeAt(path: string): Place | null {
  const [w, workspace, b, board, t, task, ...more] = path.split("/").slice(1).filter(Boolean);
  if (w !== "w" || workspace === undefined || more.length > 0) return null;
  if (b === undefined) return { workspace, board: null, task: null };
  if (b !== "b" || board === undefined) return null;
  if (t === undefined) return { workspace, board, task: null };
  return t === "t" && task !== undefined ? { workspace, board, task } : null;
}
