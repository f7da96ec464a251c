import type { ReactNode } from "react";

export interface TopBarProps {
  /** A BoardMark, or nothing. */
  readonly mark?: ReactNode;
  readonly title: ReactNode;
  /** Beside the title: views. */
  readonly views?: ReactNode;
  /** At the end: who is here, share, the primary button. */
  readonly actions?: ReactNode;
  /** Before the title: the drawer's button on small screens. */
  readonly start?: ReactNode;
}

/** Measures itself: what is in it can give way beside an open panel (`@max-2xl/top:hidden`). */
export function TopBar({ mark, title, views, actions, start }: TopBarProps) {
  return (
    <header className="@container/top flex-none">
      <div className="flex h-topbar items-center gap-3 px-5 max-sm:gap-2 max-sm:px-4">
        {start}
        <h1 className="flex min-w-16 items-center gap-2 text-lg font-title tracking-title">
          {mark}
          <bdi className="truncate">{title}</bdi>
        </h1>
        {views}
        <div className="ms-auto flex flex-none items-center gap-2">{actions}</div>
      </div>
    </header>
  );
}

export interface ToolBarProps {
  /** What it works on: "Filter the board". */
  readonly label: string;
  readonly children: ReactNode;
  readonly end?: ReactNode;
}

/** The line below the top bar: filters at its start, what is shown and how at its end. */
export function ToolBar({ label, children, end }: ToolBarProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className="flex h-tools flex-none items-center gap-1.5 overflow-x-auto px-5 pb-2 max-sm:px-4"
    >
      {children}
      <div className="ms-auto flex flex-none items-center gap-2 text-xs text-subtle">{end}</div>
    </div>
  );
}
