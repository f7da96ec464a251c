import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { desk, useDesk } from "../../commands/desk.ts";
import { filterIn, NO_FILTER } from "../../commands/filter.ts";
import { useKeyboard } from "../../commands/keyboard.ts";
import { paths, type Place } from "../../commands/paths.ts";
import { BoardPage } from "../../features/board/board-page.tsx";
import { WorkspaceShell } from "../../features/workspace/workspace-shell.tsx";
import { useReplica, WorkspaceContext } from "../../replica/context.ts";
import { useIsComing, useMe, useSyncStatus, useWorkspaceIds } from "../../replica/hooks.ts";
import { preloadOverlays } from "../../ui/overlays.tsx";
import { PanelSkeleton } from "../../ui/skeleton.tsx";
import { deviceMemory } from "../desk-memory.ts";
import { forgetLastBoard, keepLastBoard } from "../last-board.ts";
import { useSession } from "../session/session.tsx";
import { checkForUpdate, takeUpdate, useUpdate } from "../update/update.ts";
import { Coming } from "./coming.tsx";
import { Lost } from "./lost.tsx";
import { patiently } from "../../ui/patiently.ts";

const loadTaskPanel = () => import("../../features/task/task-panel.tsx");
const loadBoardsPage = () => import("../../features/workspace/boards-page.tsx");
const InboxPage = patiently(
  async () => (await import("../../features/inbox/inbox-page.tsx")).InboxPage,
);
const HistoryPage = patiently(
  async () => (await import("../../features/history/history-page.tsx")).HistoryPage,
);
const WorkPage = patiently(
  async () => (await import("../../features/my-work/work-page.tsx")).WorkPage,
);
const SettingsPage = patiently(
  async () => (await import("../../features/settings/settings-page.tsx")).SettingsPage,
);
const ImportPage = patiently(
  async () => (await import("../../features/import/import-page.tsx")).ImportPage,
);
const AskHost = patiently(
  async () => (await import("../../features/history/ask/ask-host.tsx")).AskHost,
);
const TaskPanel = patiently(async () => (await loadTaskPanel()).TaskPanel);
const BoardsPage = patiently(async () => (await loadBoardsPage()).BoardsPage);

/** A page of one workspace: its boards, one board, or a task over its board. */
export function WorkspacePage({ place }: { readonly place: Place }) {
  const isKnown = useMe() !== undefined;
  const isReadable = useWorkspaceIds().includes(place.workspace);
  if (isKnown && !isReadable) return <Lost />;
  return (
    <WorkspaceContext value={place.workspace}>
      <Page place={place} />
    </WorkspaceContext>
  );
}

function Page({ place }: { readonly place: Place }) {
  const { workspace, page, board, task } = place;
  const { signOut } = useSession();
  const replica = useReplica();
  const update = useUpdate();
  const [, navigate] = useLocation();
  useKeyboard();
  useDeskFollowsPlace(place);
  useUpdateAfterReconnect();
  const isIdle = useIdle(useIsComing(board));
  const open = useCallback(
    (id: string) => board !== null && navigate(paths.task(workspace, board, id)),
    [workspace, board, navigate],
  );
  const leave = async () => {
    forgetLastBoard(deviceMemory());
    await signOut(() => replica.wipe());
    navigate(paths.signIn, { replace: true }); // who signs in next has places of their own
  };
  const panel = task !== null && (
    <Suspense fallback={<PanelSkeleton />}>
      <TaskPanel key={task} task={task} />
    </Suspense>
  );
  return (
    <>
      <WorkspaceShell
        page={page}
        board={board}
        onSignOut={() => void leave()}
        panel={panel}
        update={update}
        onUpdate={() => void takeUpdate()}
      >
        {(start) =>
          board === null ? (
            <Suspense fallback={<Coming start={start} />}>
              {page === "inbox" && <InboxPage start={start} />}
              {page === "work" && <WorkPage start={start} />}
              {page === "settings" && <SettingsPage start={start} section={place.section} />}
              {page === "import" && <ImportPage key={workspace} start={start} />}
              {page === "history" && <HistoryPage start={start} />}
              {page === "boards" && <BoardsPage start={start} />}
            </Suspense>
          ) : (
            <BoardPage
              key={board}
              board={board}
              start={start}
              homeHref={paths.workspace(workspace)}
              onOpen={open}
            />
          )
        }
      </WorkspaceShell>
      {isIdle && (
        <Suspense fallback={null}>
          <AskHost />
        </Suspense>
      )}
    </>
  );
}

/** The address says which board and task are shown; a command that opens or closes a task changes it. */
function useDeskFollowsPlace({ workspace, page, board, task }: Place): void {
  const [, navigate] = useLocation();
  const open = useDesk((state) => state.open);
  const shown = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    const filter = board === null ? NO_FILTER : filterIn(location.search);
    desk.set({ page, board, focus: null, selected: new Set(), filter });
    if (board !== null) keepLastBoard({ workspace, board }, deviceMemory());
  }, [workspace, page, board]);
  useEffect(() => {
    const isNewPlace = shown.current !== task;
    shown.current = task;
    if (isNewPlace) desk.set(task === null ? { open: null } : { open: task, focus: task });
    else if (open !== task && board !== null)
      navigate(open === null ? paths.board(workspace, board) : paths.task(workspace, board, open));
  }, [workspace, board, task, open, navigate]);
}

/** A line that comes back may lead to a server that was just updated. */
function useUpdateAfterReconnect(): void {
  const { state } = useSyncStatus();
  const isLive = state === "saved" || state === "sending";
  useEffect(() => {
    if (isLive) void checkForUpdate();
  }, [isLive]);
}

/** What can't be fetched now, the line being down, is asked for again when it is wanted. */
const preload = () => Promise.allSettled([preloadOverlays(), loadTaskPanel()]);

/** Whether what is heavy may come; it is asked for by then. A page waits for what it shows, not idly. */
function useIdle(isPageComing: boolean): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    if (isPageComing) return undefined;
    return whenIdle(() => {
      void preload();
      setIsIdle(true);
    });
  }, [isPageComing]);
  return isIdle;
}

const IDLE_LIMIT_MS = 3000;

/** What is heavy and not yet needed comes once the page stands. */
function whenIdle(act: () => void): () => void {
  if (!("requestIdleCallback" in globalThis)) {
    const timer = setTimeout(act, IDLE_LIMIT_MS); // Safari
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: IDLE_LIMIT_MS });
  return () => cancelIdleCallback(handle);
}
