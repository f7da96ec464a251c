import { useEffect, useRef } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { createBoard } from "../../commands/actions/board.ts";
import { desk, type Asked } from "../../commands/desk.ts";
import { paths } from "../../commands/paths.ts";
import { useWorkspace, WorkspaceContext } from "../../replica/context.ts";
import { useMe, useRow, useSyncStatus, useWorkspaceIds } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { deviceMemory } from "../desk-memory.ts";
import { readLastBoard } from "../last-board.ts";
import { Unreachable } from "./unreachable.tsx";

/** Leads on: to the board of the last visit, else to the first workspace. */
export function Home() {
  const me = useMe();
  const workspaces = useWorkspaceIds();
  const { state } = useSyncStatus();
  const search = new URLSearchParams(useSearch());
  const [workspace] = workspaces;
  if (!me) return state === "offline" ? <Unreachable /> : null;
  if (workspace === undefined) return <NoWorkspace />;
  if (search.has("first")) {
    return (
      <WorkspaceContext value={workspace}>
        <FirstBoard />
      </WorkspaceContext>
    );
  }
  return <Onward workspace={workspace} workspaces={workspaces} wish={search.get("do")} />;
}

/** What the shortcuts of the installed app ask for, besides a place; see manifest.webmanifest. */
const WISHES: Readonly<Record<string, Asked["part"]>> = {
  "new-task": "quick-add",
  search: "palette",
};

interface OnwardProps {
  readonly workspace: string;
  readonly workspaces: readonly string[];
  readonly wish: string | null;
}

function Onward({ workspace, workspaces, wish }: OnwardProps) {
  const part = WISHES[wish ?? ""];
  useEffect(() => {
    if (part) desk.set({ asked: { part, tasks: [] } });
  }, [part]);
  if (wish === "inbox") return <Redirect to={paths.inbox(workspace)} replace />;
  const last = readLastBoard(deviceMemory());
  const isReadable = last !== null && workspaces.includes(last.workspace) && wish !== "boards";
  const place = isReadable ? paths.board(last.workspace, last.board) : paths.workspace(workspace);
  return <Redirect to={place} replace />;
}

/** Who just set Cairn up lands on a board with three columns, and can type. */
function FirstBoard() {
  const workspace = useWorkspace();
  const [, navigate] = useLocation();
  const isLoaded = useRow("workspace", workspace.id) !== undefined;
  const isMade = useRef(false);
  useEffect(() => {
    if (!isLoaded || isMade.current) return;
    isMade.current = true;
    const board = createBoard(workspace, {
      name: say("start.first-board"),
      everyone: "editor",
      columns: [say("start.column-to-do"), say("start.column-doing"), say("start.column-done")],
    });
    desk.set({ asked: { part: "quick-add", tasks: [] } });
    navigate(paths.board(workspace.id, board), { replace: true });
  }, [isLoaded, workspace, navigate]);
  return null;
}

const NoWorkspace = () => (
  <main className="grid min-h-dvh place-content-center bg-surface text-sm text-ink">
    <EmptyState
      stones="apart"
      title={say("workspace.none")}
      detail={say("workspace.none-detail")}
    />
  </main>
);
