import { useEffect, useRef } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { createBoard } from "../../commands/actions/board.ts";
import { desk } from "../../commands/desk.ts";
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
  const isFirstVisit = new URLSearchParams(useSearch()).has("first");
  const [workspace] = workspaces;
  if (!me) return state === "offline" ? <Unreachable /> : null;
  if (workspace === undefined) return <NoWorkspace />;
  if (isFirstVisit) {
    return (
      <WorkspaceContext value={workspace}>
        <FirstBoard />
      </WorkspaceContext>
    );
  }
  const last = readLastBoard(deviceMemory());
  const isReadable = last !== null && workspaces.includes(last.workspace);
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
      name: say("entry.first-board"),
      everyone: "editor",
      columns: [say("entry.column-to-do"), say("entry.column-doing"), say("entry.column-done")],
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
