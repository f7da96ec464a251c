/** Every address of the app, written once. Ids, never names: a rename breaks no link. */
export const paths = {
  home: "/",
  setUp: "/setup",
  signIn: "/sign-in",
  /** An invitation; its token stands behind the #, where no server or proxy logs it. */
  join: "/join",
  /** Where a lost password is set anew; its token stands behind the #, too. */
  reset: "/reset",
  workspace: (workspace: string) => `/w/${workspace}`,
  /** What waits for the person: clashes, refused edits, mentions. */
  inbox: (workspace: string) => `/w/${workspace}/inbox`,
  /** The log and the trash; which board and whose changes stand in the query. */
  history: (workspace: string) => `/w/${workspace}/history`,
  /** What is assigned to the person, on all boards. */
  work: (workspace: string) => `/w/${workspace}/work`,
  /** A board from Trello comes in. */
  import: (workspace: string) => `/w/${workspace}/import`,
  settings: (workspace: string, section?: string) =>
    section === undefined ? `/w/${workspace}/settings` : `/w/${workspace}/settings/${section}`,
  board: (workspace: string, board: string) => `/w/${workspace}/b/${board}`,
  task: (workspace: string, board: string, task: string) => `/w/${workspace}/b/${board}/t/${task}`,
} as const;

/** A page of a workspace; a task opens over its board. */
export type Page = "boards" | "inbox" | "work" | "history" | "import" | "settings" | "board";

/** What an address of a workspace shows. */
export interface Place {
  readonly workspace: string;
  readonly page: Page;
  readonly board: string | null;
  /** The task that is open over the board. */
  readonly task: string | null;
  /** The one of the settings that is shown; null for the first. */
  readonly section: string | null;
}

const NOWHERE = { board: null, task: null, section: null };
const isPage = (name: string): name is "inbox" | "work" | "history" | "import" =>
  name === "inbox" || name === "work" || name === "history" || name === "import";

/** Null for an address that leads nowhere in a workspace. */
export function placeAt(path: string): Place | null {
  const [w, workspace, page, id, t, task, ...more] = path.split("/").slice(1).filter(Boolean);
  if (w !== "w" || workspace === undefined || more.length > 0) return null;
  const place = { ...NOWHERE, workspace };
  if (page === undefined) return { ...place, page: "boards" };
  if (id === undefined && isPage(page)) return { ...place, page };
  if (page === "settings" && t === undefined) return { ...place, page, section: id ?? null };
  if (page !== "b" || id === undefined) return null;
  if (t === undefined) return { ...place, page: "board", board: id };
  return t === "t" && task !== undefined ? { ...place, page: "board", board: id, task } : null;
}
