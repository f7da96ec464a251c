import {
  CircleUserRound,
  CloudOff,
  History,
  Inbox,
  LayoutGrid,
  Plus,
  Search,
  Settings,
} from "lucide-react";
import { Suspense, useState } from "react";
import { paths, type Page } from "../../commands/paths.ts";
import { useRun } from "../../commands/run.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import {
  useBoards,
  useChildRows,
  useHeld,
  useMay,
  useRow,
  useSyncStatus,
  useWaiting,
} from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { BoardMark } from "../../ui/board-mark.tsx";
import { CairnMark } from "../../ui/cairn-mark.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { NavItem } from "../../ui/nav-item.tsx";
import { Sidebar, SidebarSection } from "../../ui/sidebar.tsx";
import { Me } from "./me.tsx";
import { patiently } from "../../ui/patiently.ts";

const NewBoard = patiently(async () => (await import("./new-board.tsx")).NewBoard);

export interface WorkspaceSidebarProps {
  readonly page: Page;
  readonly board: string | null;
  readonly onSignOut: () => void;
  /** A place was chosen: the drawer may close. */
  readonly onLeave: () => void;
}

export function WorkspaceSidebar({ page, board, onSignOut, onLeave }: WorkspaceSidebarProps) {
  const { id } = useWorkspace();
  const boards = useBoards();
  const starred = useStarred(boards);
  const others = boards.filter((each) => !starred.includes(each));
  return (
    <Sidebar
      label={say("workspace.places")}
      head={<Head />}
      foot={
        <>
          <NavItem
            href={paths.history(id)}
            mark={<Icon of={History} />}
            label={say("workspace.history")}
            current={page === "history"}
            onClick={onLeave}
          />
          <NavItem
            href={paths.settings(id)}
            mark={<Icon of={Settings} />}
            label={say("workspace.settings")}
            current={page === "settings"}
            onClick={onLeave}
          />
          <Me onSignOut={onSignOut} />
        </>
      }
    >
      <InboxItem isCurrent={page === "inbox"} onPress={onLeave} />
      <NavItem
        href={paths.work(id)}
        mark={<Icon of={CircleUserRound} />}
        label={say("workspace.work")}
        current={page === "work"}
        onClick={onLeave}
      />
      <NavItem
        href={paths.workspace(id)}
        mark={<Icon of={LayoutGrid} />}
        label={say("workspace.all-boards")}
        current={page === "boards"}
        onClick={onLeave}
      />
      {starred.length > 0 && (
        <SidebarSection title={say("workspace.starred")}>
          {starred.map((each) => (
            <BoardItem key={each} board={each} isCurrent={each === board} onPress={onLeave} />
          ))}
        </SidebarSection>
      )}
      <SidebarSection title={say("workspace.boards")} action={<AddBoard />}>
        {others.map((each) => (
          <BoardItem key={each} board={each} isCurrent={each === board} onPress={onLeave} />
        ))}
      </SidebarSection>
    </Sidebar>
  );
}

/** Boards of the workspace with a star, in the person's order. */
function useStarred(boards: readonly string[]): readonly string[] {
  const { person } = useReplica();
  const stars = useChildRows("star", person);
  return [...new Set(stars.map((star) => star.board))].filter((board) => boards.includes(board));
}

/** A part of its own: it is drawn anew with each change that waits. */
function InboxItem({ isCurrent, onPress }: { isCurrent: boolean; onPress: () => void }) {
  const { id } = useWorkspace();
  const waiting = useWaiting();
  return (
    <NavItem
      href={paths.inbox(id)}
      mark={<Icon of={Inbox} />}
      label={say("workspace.inbox")}
      current={isCurrent}
      end={waiting > 0 ? <Badge count={waiting} /> : undefined}
      onClick={onPress}
    />
  );
}

function Head() {
  const { id } = useWorkspace();
  const name = useRow("workspace", id)?.name ?? "";
  const run = useRun();
  return (
    <div className="grid gap-1.5 pb-2">
      <div className="flex h-9 items-center gap-2.25 px-1.5 text-md font-strong md:max-lg:justify-center">
        <CairnMark />
        <bdi className="truncate md:max-lg:sr-only">{name}</bdi>
      </div>
      <button
        type="button"
        data-tip={say("workspace.search-or-go")}
        data-tip-keys="mod+k"
        onClick={() => run("palette.open")}
        className="flex h-control-md items-center gap-2 rounded-sm border border-line bg-raised px-2 text-muted transition-colors duration-press hover:border-line-strong md:max-lg:justify-center coarse:h-touch"
      >
        <Icon of={Search} />
        <span className="truncate md:max-lg:sr-only">{say("workspace.search-or-go")}</span>
        <span className="ms-auto md:max-lg:hidden">
          <Kbd keys="mod+k" />
        </span>
      </button>
    </div>
  );
}

function AddBoard() {
  const may = useMay("board.create", null) === true;
  const [isOpen, setIsOpen] = useState(false);
  if (!may) return null;
  return (
    <>
      <IconButton
        icon={Plus}
        size="sm"
        label={say("workspace.new-board")}
        onClick={() => setIsOpen(true)}
      />
      <Suspense fallback={null}>
        <NewBoard isOpen={isOpen} onClose={() => setIsOpen(false)} />
      </Suspense>
    </>
  );
}

interface BoardItemProps {
  readonly board: string;
  readonly isCurrent: boolean;
  readonly onPress: () => void;
}

function BoardItem({ board, isCurrent, onPress }: BoardItemProps) {
  const { id } = useWorkspace();
  const row = useRow("board", board);
  const isAway = useHeld(board) === "not_held";
  const isOffline = useSyncStatus().state === "offline";
  if (!row) return null;
  return (
    <NavItem
      href={paths.board(id, board)}
      mark={<BoardMark name={row.name} hue={row.colour ?? "stone"} icon={row.icon ?? undefined} />}
      label={row.name}
      current={isCurrent}
      end={isOffline && isAway ? <Away /> : undefined}
      onClick={onPress}
    />
  );
}

/** There is no line, and the board is not on this device. */
const Away = () => (
  <span data-tip={say("workspace.not-here")}>
    <Icon of={CloudOff} size="sm" />
    <span className="sr-only">{say("workspace.not-here")}</span>
  </span>
);
