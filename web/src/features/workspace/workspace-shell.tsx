import { CircleUserRound, House, Inbox, Menu, Search } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useDesk } from "../../commands/desk.ts";
import { paths, type Page } from "../../commands/paths.ts";
import { useRun } from "../../commands/run.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useWaiting } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { AppFrame } from "../../ui/app-frame.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { Tab, TabAdd, TabBar } from "../../ui/tab-bar.tsx";
import type { BannersProps } from "./banners.tsx";
import { WorkspaceSidebar } from "./workspace-sidebar.tsx";
import { patiently } from "../../ui/patiently.ts";

const Banners = patiently(async () => (await import("./banners.tsx")).Banners);
const Afterwards = patiently(async () => (await import("./afterwards.tsx")).Afterwards);

export interface WorkspaceShellProps extends BannersProps {
  readonly page: Page;
  /** The board that is shown, if one is. */
  readonly board: string | null;
  readonly onSignOut: () => void;
  /** Gets the button that opens the drawer on small screens, to stand before its title. */
  readonly children: (start: ReactNode) => ReactNode;
  readonly panel?: ReactNode;
}

/** What stands around every page of a workspace: places at the side, notices, tooltips, live regions. */
export function WorkspaceShell(props: WorkspaceShellProps) {
  const { page, board, onSignOut, children, panel, update, onUpdate } = props;
  const [isDrawerOpen, setIsDrawerOpen] = useState(false);
  const close = () => setIsDrawerOpen(false);
  const start = (
    <IconButton
      icon={Menu}
      label={say("workspace.open-drawer")}
      className="-ms-1.5 md:hidden"
      onClick={() => setIsDrawerOpen(true)}
    />
  );
  return (
    <>
      <AppFrame
        sidebar={
          <WorkspaceSidebar page={page} board={board} onSignOut={onSignOut} onLeave={close} />
        }
        drawerOpen={isDrawerOpen}
        onDrawerClose={close}
        skipTo="#board"
        panel={panel}
        tabBar={<PhoneTabs page={page} />}
        banner={
          <Suspense fallback={null}>
            <Banners update={update} onUpdate={onUpdate} />
          </Suspense>
        }
      >
        {children(start)}
      </AppFrame>
      <Suspense fallback={null}>
        <Afterwards />
      </Suspense>
      <Announcements />
    </>
  );
}

/** A part of its own, so that a word said renders no page. */
function Announcements() {
  return <LiveRegion urgent text={useDesk((desk) => desk.announcement)} />;
}

function PhoneTabs({ page }: { readonly page: Page }) {
  const { id } = useWorkspace();
  const waiting = useWaiting();
  const run = useRun();
  return (
    <TabBar label={say("workspace.places")}>
      <Tab
        icon={House}
        label={say("workspace.boards")}
        href={paths.workspace(id)}
        current={page === "boards"}
      />
      <Tab
        icon={Inbox}
        label={say("workspace.inbox")}
        href={paths.inbox(id)}
        current={page === "inbox"}
        count={waiting}
      />
      {page === "board" && (
        <TabAdd label={say("board.new-task")} onPress={() => run("task.create")} />
      )}
      <Tab
        icon={CircleUserRound}
        label={say("workspace.work")}
        href={paths.work(id)}
        current={page === "work"}
      />
      <Tab
        icon={Search}
        label={say("workspace.search")}
        href="#search"
        onClick={(event) => {
          event.preventDefault();
          run("palette.open");
        }}
      />
    </TabBar>
  );
}
