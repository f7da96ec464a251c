import type { ReactNode } from "react";
import { say } from "../strings/say.ts";
import { classNames } from "./class-names.ts";

export interface AppFrameProps {
  readonly sidebar: ReactNode;
  /** Hidden by choice on wide screens; kept for the person. */
  readonly sidebarHidden?: boolean;
  /** Below 896 px the sidebar is a drawer. */
  readonly drawerOpen?: boolean;
  readonly onDrawerClose: () => void;
  readonly skipTo: string;
  readonly children: ReactNode;
  /** From 1200 px the page narrows beside it; below it lies over the page. */
  readonly panel?: ReactNode;
  readonly tabBar?: ReactNode;
  /** Banners, above everything. */
  readonly banner?: ReactNode;
}

/** The whole window: sidebar, page and panel side by side, in the order that Tab walks. */
export function AppFrame(props: AppFrameProps) {
  const { sidebarHidden = false, drawerOpen = false } = props;
  return (
    <div className="flex h-dvh flex-col overflow-hidden bg-canvas text-sm text-ink">
      <a
        href={props.skipTo}
        className="absolute start-2 top-2 z-(--z-tooltip) -translate-y-20 rounded-sm bg-bar px-3 py-2 text-on-bar focus:translate-y-0"
      >
        {say("parts.skip")}
      </a>
      {props.banner}
      <div className="relative flex min-h-0 flex-1">
        <aside
          className={classNames(
            "flex-none max-md:fixed max-md:inset-y-0 max-md:start-0 max-md:z-(--z-dialog) max-md:w-72 md:w-rail lg:w-sidebar",
            sidebarHidden && "md:hidden",
            drawerOpen ? "max-md:shadow-dialog" : "max-md:hidden",
          )}
        >
          {props.sidebar}
        </aside>
        {drawerOpen && (
          <div
            aria-hidden
            onClick={props.onDrawerClose}
            className="fixed inset-0 z-(--z-scrim) bg-scrim md:hidden"
          />
        )}
        <main
          className={classNames(
            "flex min-w-0 flex-1 flex-col bg-surface",
            !sidebarHidden && "md:border-s md:border-line",
          )}
        >
          {props.children}
        </main>
        {props.panel}
      </div>
      {props.tabBar}
    </div>
  );
}
