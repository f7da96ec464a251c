import { House, Menu, Search } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useDesk } from "../../commands/desk.ts";
import { paths } from "../../commands/paths.ts";
import { useRun } from "../../commands/run.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { AppFrame } from "../../ui/app-frame.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { LiveRegion } from "../../ui/live-region.tsx";
import { Tab, TabAdd, TabBar } from "../../ui/tab-bar.tsx";
import { TooltipRoot } from "../../ui/tooltip-root.tsx";
import { Notices } from "./notices.tsx";
import type { BannersProps } from "./banners.tsx";
import { WorkspaceSidebar } from "./workspace-sidebar.tsx";
import { patiently } from "../../ui/patiently.ts";

const Banners = patiently(async () => (await import("./banners.tsx")).Banners);
const CommandPalette = patiently(
  async () => (await import("./command-palette.tsx")).CommandPalette,
);
const ShortcutsHelp = patiently(async () => (await import("./shortcuts-help.tsx")).ShortcutsHelp);

export interface WorkspaceShellProps extends BannersProps {
  /** The board that is shown, if one is. */
  readonly board: string | null;
  readonly onSignOut: () => void;
  /** Gets the button that opens the drawer on small screens, to stand before its title. */
  readonly children: (start: ReactNode) => ReactNode;
  readonly panel?: ReactNode;
}

/** What stands around every page of a workspace: places at the side, notices, tooltips, live regions. */
export function WorkspaceShell(props: WorkspaceShellProps) {
  const { board, onSignOut, children, panel, update, onUpdate } = props;
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
        sidebar={<WorkspaceSidebar board={board} onSignOut={onSignOut} onLeave={close} />}
        drawerOpen={isDrawerOpen}
        onDrawerClose={close}
        skipTo="#board"
        panel={panel}
        tabBar={<PhoneTabs board={board} />}
        banner={
          <Suspense fallback={null}>
            <Banners update={update} onUpdate={onUpdate} />
          </Suspense>
        }
      >
        {children(start)}
      </AppFrame>
      <Notices />
      <Suspense fallback={null}>
        <CommandPalette />
        <ShortcutsHelp />
      </Suspense>
      <Announcements />
      <TooltipRoot />
    </>
  );
}

/** A part of its own, so that a word said renders no page. */
function Announcements() {
  return <LiveRegion urgent text={useDesk((desk) => desk.announcement)} />;
}

function PhoneTabs({ board }: { readonly board: string | null }) {
  const { id } = useWorkspace();
  const run = useRun();
  return (
    <TabBar label={say("workspace.places")}>
      <Tab
        icon={House}
        label={say("workspace.boards")}
        href={paths.workspace(id)}
        current={board === null}
      />
      {board !== null && (
        <TabAdd label={say("board.new-task")} onPress={() => run("task.create")} />
      )}
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
