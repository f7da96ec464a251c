import {
  CircleUserRound,
  History,
  House,
  Inbox,
  Kanban,
  List,
  ListFilter,
  MoveRight,
  Menu,
  Search,
  Settings,
  Share2,
  Trash2,
  X,
} from "lucide-react";
import { useState } from "react";
import { ActionBar, ActionBarButton } from "../src/ui/action-bar.tsx";
import { AppFrame } from "../src/ui/app-frame.tsx";
import { AvatarStack } from "../src/ui/avatar-stack.tsx";
import { Avatar } from "../src/ui/avatar.tsx";
import { Badge } from "../src/ui/badge.tsx";
import { BoardMark } from "../src/ui/board-mark.tsx";
import { Button } from "../src/ui/button.tsx";
import { CairnMark } from "../src/ui/cairn-mark.tsx";
import { Card, type Density } from "../src/ui/card.tsx";
import { ColumnHead } from "../src/ui/column-head.tsx";
import { IconButton } from "../src/ui/icon-button.tsx";
import { Icon } from "../src/ui/icon.tsx";
import { LabelChip } from "../src/ui/label-chip.tsx";
import { NavItem } from "../src/ui/nav-item.tsx";
import { Pill } from "../src/ui/pill.tsx";
import { PriorityStones } from "../src/ui/priority-stones.tsx";
import { PropertyChip, PropertyRow } from "../src/ui/property-chip.tsx";
import { Segmented } from "../src/ui/segmented.tsx";
import { Sidebar, SidebarSection } from "../src/ui/sidebar.tsx";
import { SyncStatus } from "../src/ui/sync-status.tsx";
import { Tab, TabAdd, TabBar } from "../src/ui/tab-bar.tsx";
import { TaskPanel } from "../src/ui/task-panel.tsx";
import { Textarea } from "../src/ui/textarea.tsx";
import { ToolBar, TopBar } from "../src/ui/top-bar.tsx";
import { board, labels, people, scanner } from "./sample.ts";

const asked = new URLSearchParams(location.search);

export function BoardScene() {
  const [drawer, setDrawer] = useState(false);
  const [panel, setPanel] = useState(asked.has("panel"));
  return (
    <AppFrame
      sidebar={<Side />}
      drawerOpen={drawer}
      onDrawerClose={() => setDrawer(false)}
      skipTo="#board"
      panel={panel && <Panel onClose={() => setPanel(false)} />}
      tabBar={<Tabs />}
    >
      <Top onMenu={() => setDrawer(true)} onOpen={() => setPanel(true)} />
      <Columns density={asked.has("compact") ? "compact" : "comfortable"} />
      {!panel && <Bulk />}
    </AppFrame>
  );
}

function Side() {
  return (
    <Sidebar label="Workspace" head={<Head />} foot={<Foot />}>
      <NavItem href="#" mark={<Icon of={Inbox} />} label="Inbox" end={<Badge count={6} />} />
      <NavItem href="#" mark={<Icon of={CircleUserRound} />} label="My work" end={9} />
      <SidebarSection title="Boards">
        <NavItem
          href="#"
          mark={<BoardMark name="Ticketing" hue="ochre" />}
          label="Ticketing"
          current
        />
        <NavItem href="#" mark={<BoardMark name="Vessel" hue="lake" />} label="Vessel refit 2027" />
        <NavItem
          href="#"
          mark={<BoardMark name="Routes" hue="pine" />}
          label="Routes and timetable"
        />
      </SidebarSection>
    </Sidebar>
  );
}

function Head() {
  return (
    <div className="flex h-9 items-center gap-2.25 px-1.5 text-md font-strong">
      <CairnMark />
      <span className="truncate md:max-lg:sr-only">Skerry Ferries</span>
    </div>
  );
}

function Foot() {
  return (
    <>
      <NavItem href="#" mark={<Icon of={History} />} label="History and trash" />
      <NavItem href="#" mark={<Icon of={Settings} />} label="Settings" />
      <div className="flex h-8 items-center justify-between px-2">
        <SyncStatus state={{ kind: "saved" }} />
        <span className="md:max-lg:hidden">
          <Avatar person={people.ingrid} />
        </span>
      </div>
    </>
  );
}

interface TopProps {
  readonly onMenu: () => void;
  readonly onOpen: () => void;
}

function Top({ onMenu, onOpen }: TopProps) {
  const [view, setView] = useState<"board" | "list">("board");
  return (
    <>
      <TopBar
        start={<IconButton icon={Menu} label="Workspace" className="md:hidden" onClick={onMenu} />}
        mark={<BoardMark name="Ticketing" hue="ochre" size="md" />}
        title="Ticketing"
        views={
          <div className="max-sm:hidden">
            <Segmented
              label="View"
              value={view}
              onChange={setView}
              segments={[
                { value: "board", label: "Board", icon: Kanban },
                { value: "list", label: "List", icon: List },
              ]}
            />
          </div>
        }
        actions={
          <>
            <AvatarStack
              size="md"
              people={Object.values(people)}
              presence={
                new Map([
                  [people.omar.id, "here"],
                  [people.priya.id, "here"],
                ])
              }
              label="Here now"
            />
            <Button icon={Share2} className="@max-2xl/top:hidden">
              Share
            </Button>
            <Button tone="primary" keys="c" className="max-sm:hidden" onClick={onOpen}>
              New task
            </Button>
          </>
        }
      />
      <ToolBar label="Filter" end="24 shown, 1 hidden by filter">
        <Button tone="ghost" icon={ListFilter} keys="f">
          Filter
        </Button>
      </ToolBar>
    </>
  );
}

function Columns({ density }: { readonly density: Density }) {
  return (
    <div
      id="board"
      className="grid min-h-0 flex-1 auto-cols-[minmax(var(--column-min),var(--column-max))] grid-flow-col gap-3.5 overflow-auto px-5 max-sm:auto-cols-[calc(100%-2rem)]"
    >
      {board.map((column) => (
        <section key={column.id} aria-labelledby={column.id} className="min-w-0">
          <ColumnHead
            headingId={column.id}
            name={column.name}
            count={column.count}
            limit={column.limit}
            addLabel="New task"
            menuLabel="Column menu"
            onAdd={noop}
            onMenu={noop}
          />
          <ul className="grid gap-2 pt-1.25">
            {column.cards.map((card) => (
              <li key={card.id}>
                <Card {...card} density={density} tabIndex={card.number === 142 ? 0 : -1} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const noop = () => undefined;

function Bulk() {
  return (
    <ActionBar label="2 selected">
      <ActionBarButton label="Move" keys="m" icon={MoveRight} />
      <ActionBarButton label="Labels" keys="l" />
      <ActionBarButton label="Assign" keys="a" />
      <ActionBarButton label="Move to trash" iconOnly icon={Trash2} keys="#" />
      <ActionBarButton label="Deselect" iconOnly icon={X} keys="Escape" />
    </ActionBar>
  );
}

function Panel({ onClose }: { readonly onClose: () => void }) {
  return (
    <TaskPanel
      label="TIX-142"
      head={
        <>
          TIX-142 <Pill tone="danger">4 days late</Pill>
        </>
      }
      tools={<AvatarStack people={[people.priya, people.yuki]} label="Here now" />}
      onClose={onClose}
      takeFocus
      foot={<Textarea aria-label="Comment" placeholder="Write a comment" rows={1} />}
    >
      <h2 className="text-xl font-title tracking-title text-balance">{scanner.title}</h2>
      <div className="mt-3">
        <PropertyRow label="Properties">
          <PropertyChip label="Column" value="In progress" menu />
          <PropertyChip
            label="Priority"
            keys="p"
            value={
              <>
                <PriorityStones priority="urgent" /> Urgent
              </>
            }
          />
          <PropertyChip label="Due" value="20 Nov" tone="danger" />
          <PropertyChip label="Labels" value={<LabelChip label={labels.scanner} />} />
          <PropertyChip
            label="Assign"
            value={
              <>
                <Avatar person={people.yuki} named /> Yuki Tanabe
              </>
            }
          />
        </PropertyRow>
      </div>
      <p className="mt-4 text-md">
        Inspectors on MS Havella report that one scan in five fails on deck between 11:00 and 14:00.
      </p>
    </TaskPanel>
  );
}

function Tabs() {
  return (
    <TabBar label="Places">
      <Tab href="#" icon={House} label="Boards" current />
      <Tab href="#" icon={Inbox} label="Inbox" count={6} />
      <TabAdd label="New task" onPress={noop} />
      <Tab href="#" icon={CircleUserRound} label="My work" />
      <Tab href="#" icon={Search} label="Search" />
    </TabBar>
  );
}
