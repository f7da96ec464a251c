import { ArrowLeft, X } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { say } from "../strings/say.ts";
import { IconButton } from "./icon-button.tsx";

export interface TaskPanelProps {
  /** Names the region: "TIX-142 Scanner rejects QR codes". */
  readonly label: string;
  /** At the start of its head: the number, a late pill. */
  readonly head: ReactNode;
  /** At the end of its head, before Close: who is here, previous, next, link, menu. */
  readonly tools?: ReactNode;
  readonly children: ReactNode;
  /** Stays at the foot: the composer. */
  readonly foot?: ReactNode;
  /** Opened by key: it takes the focus; the opener takes it back. */
  readonly takeFocus?: boolean;
  readonly onClose: () => void;
}

/** A task beside its board, not modal. From 1200 px the board narrows; from 896 it overlays; below it is the page. */
export function TaskPanel({
  label,
  head,
  tools,
  children,
  foot,
  takeFocus = false,
  onClose,
}: TaskPanelProps) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takeFocus) panel.current?.focus({ preventScroll: true });
  }, [takeFocus]);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      data-task-panel
      aria-label={label}
      className="absolute inset-y-0 end-0 z-(--z-panel) flex w-full panel-in flex-col bg-overlay outline-none max-sm:fixed max-sm:inset-0 max-sm:bg-surface md:w-160 md:border-s md:border-line-strong md:shadow-dialog lg:static lg:w-panel lg:max-w-[45%] lg:flex-none lg:shadow-none"
    >
      <header className="flex h-topbar flex-none items-center gap-2 border-b border-line ps-6 pe-3 max-sm:border-transparent max-sm:ps-2">
        <IconButton
          icon={ArrowLeft}
          label={say("parts.back")}
          onClick={onClose}
          className="sm:hidden rtl:-scale-x-100"
        />
        <div className="flex min-w-0 items-center gap-2 text-muted">{head}</div>
        <div className="ms-auto flex flex-none items-center gap-1">
          {tools}
          <IconButton
            icon={X}
            label={say("parts.close")}
            keys="Escape"
            onClick={onClose}
            className="max-sm:hidden"
          />
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 py-5 max-sm:px-5 max-sm:py-1">
        {children}
      </div>
      {foot !== undefined && (
        <footer className="flex-none px-6 pt-2 pb-[max(env(safe-area-inset-bottom),1rem)] max-sm:border-t max-sm:border-line max-sm:px-4">
          {foot}
        </footer>
      )}
    </section>
  );
}
