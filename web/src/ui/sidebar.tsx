import type { ReactNode } from "react";

export interface SidebarProps {
  readonly label: string;
  /** The workspace's name and menu, the search. */
  readonly head: ReactNode;
  readonly children: ReactNode;
  /** Sync and the person. */
  readonly foot: ReactNode;
}

/** The frame: full from 1200 px, a rail of marks from 896, a drawer below (see AppFrame). */
export function Sidebar({ label, head, children, foot }: SidebarProps) {
  return (
    <nav
      aria-label={label}
      className="flex h-full min-h-0 flex-col gap-0.5 bg-canvas px-2.5 pt-2.5 pb-2 md:max-lg:px-2"
    >
      {head}
      <div className="grid min-h-0 flex-1 content-start gap-0.5 overflow-y-auto overscroll-contain">
        {children}
      </div>
      <div className="grid gap-0.5 pt-2">{foot}</div>
    </nav>
  );
}

export interface SidebarSectionProps {
  readonly title: string;
  /** A small IconButton: "New board". */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

export function SidebarSection({ title, action, children }: SidebarSectionProps) {
  return (
    <section aria-label={title} className="mt-3 grid gap-0.5">
      <div className="flex h-7 items-center justify-between ps-2 pe-0.5 text-xs font-medium text-subtle md:max-lg:hidden">
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
