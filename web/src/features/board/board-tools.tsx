import { createContext, use } from "react";
import type { Workspace } from "../../replica/workspace.ts";
import { hueOf } from "../../ui/hue.ts";
import { Drag } from "./drag/drag.ts";
import { Flip } from "./flip/flip.ts";
import { News } from "./news.ts";
import { newPresence, type Presence } from "./presence.ts";
import { Store } from "./store.ts";

/** What the parts of one board share; the same object as long as the board is shown. */
export interface BoardTools {
  readonly board: string;
  /** The element that holds the columns, while it is in the page. */
  readonly root: Store<HTMLElement | null>;
  /** The one column in sight, on phones; null where several are. */
  readonly shown: Store<string | null>;
  readonly drag: Drag;
  readonly flip: Flip;
  readonly presence: Presence;
  readonly news: News;
  /** Heights of cards as they were last drawn, so that a card that changes column keeps its own. */
  readonly heights: Map<string, number>;
  /** Whether the person may move cards. */
  readonly mayMove: Store<boolean>;
  /** Whether a finger is on the board: the browser would have the mouse lift what it rests on. */
  readonly isTouched: Store<boolean>;
}

export function createBoardTools(workspace: Workspace, board: string): BoardTools {
  const root = new Store<HTMLElement | null>(null);
  const news = new News(workspace);
  return {
    board,
    root,
    shown: new Store<string | null>(null),
    drag: new Drag(root.get),
    flip: new Flip({
      root: root.get,
      longestList: () => longestColumn(workspace, board),
      movedBy: (task) => {
        const person = otherMover(workspace, task);
        if (person !== null) news.moved(task, person);
        return person === null ? null : hueOf(person);
      },
    }),
    presence: newPresence(),
    news,
    heights: new Map(),
    mayMove: new Store(false),
    isTouched: new Store(false),
  };
}

const longestColumn = ({ view }: Workspace, board: string): number =>
  Math.max(0, ...view.children("column", board).map((id) => view.children("task", id).length));

/** Who moved it, unless that was oneself. */
function otherMover({ view, person }: Workspace, task: string): string | null {
  const row = view.find(task);
  return row === undefined || row.updated_by === person ? null : row.updated_by;
}

export const BoardToolsContext = createContext<BoardTools | null>(null);

export function useBoardTools(): BoardTools {
  const tools = use(BoardToolsContext);
  if (!tools) throw new Error("useBoardTools stands outside a board");
  return tools;
}
