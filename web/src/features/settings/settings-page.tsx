import { Suspense, type ReactNode } from "react";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { NavItem } from "../../ui/nav-item.tsx";
import { Late, Lines } from "../../ui/skeleton.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { GROUPS, sectionAt } from "./sections.ts";

interface SettingsPageProps {
  readonly start: ReactNode;
  /** As in the address; null for the first. */
  readonly section: string | null;
}

/** What can be set, a section at a time. */
export function SettingsPage({ start, section }: SettingsPageProps) {
  const { id } = useWorkspace();
  const name = useRow("workspace", id)?.name ?? "";
  const shown = sectionAt(section);
  return (
    <>
      <TopBar
        start={start}
        title={say("workspace.settings")}
        views={<bdi className="truncate text-muted">{name}</bdi>}
      />
      <div className="grid min-h-0 flex-1 grid-cols-1 grid-rows-[auto_minmax(0,1fr)] border-t border-line sm:grid-cols-[11.5rem_minmax(0,1fr)] sm:grid-rows-1">
        <Sections current={shown?.id} />
        <div
          id="board"
          tabIndex={-1}
          className="min-h-0 overflow-y-auto px-7 py-5 outline-none max-sm:px-4"
        >
          <div className="mx-auto max-w-240">
            {shown ? (
              <Suspense fallback={<Waiting />}>
                <shown.Page key={shown.id} />
              </Suspense>
            ) : (
              <EmptyState stones="apart" title={say("settings.unknown")} />
            )}
          </div>
        </div>
      </div>
    </>
  );
}

const Waiting = () => (
  <Late>
    <Lines count={6} />
  </Late>
);

/** At the side, or on a phone in one scrolling row. */
function Sections({ current }: { readonly current: string | undefined }) {
  const { id } = useWorkspace();
  return (
    <nav
      aria-label={say("settings.sections")}
      className="flex gap-4 overflow-auto border-line p-2.5 max-sm:border-b sm:flex-col sm:border-e"
    >
      {GROUPS.map((group) => (
        <div key={group.title} className="flex gap-px sm:flex-col">
          <h2 className="flex h-control-sm items-center px-2 text-xs font-strong text-muted max-sm:hidden">
            {say(group.title)}
          </h2>
          {group.sections.map((section) => (
            <NavItem
              key={section.id}
              href={paths.settings(id, section.id)}
              mark={<Icon of={section.icon} />}
              label={say(section.title)}
              current={section.id === current}
            />
          ))}
        </div>
      ))}
    </nav>
  );
}
