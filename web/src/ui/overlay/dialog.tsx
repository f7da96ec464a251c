import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { say } from "../../strings/say.ts";
import { classNames } from "../class-names.ts";
import { IconButton } from "../icon-button.tsx";
import { DIALOG, SCRIM } from "./surface.ts";

export interface DialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, the safe one first. */
  readonly actions?: ReactNode;
  readonly onClose: () => void;
  /** A page is read, a form worked in; both have Close at their head. */
  readonly width?: keyof typeof WIDTHS;
}

const WIDTHS = { question: "max-w-88", form: "max-w-140", page: "max-w-235" };

/** Holds everything else until it is answered: only for what can't be undone, and for forms of their own. */
export function Dialog({
  open,
  title,
  detail,
  children,
  actions,
  onClose,
  width = "question",
}: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  const isPage = width !== "question";
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={SCRIM} />
        <Base.Viewport className="fixed inset-0 z-(--z-dialog) grid place-items-center p-4">
          <Base.Popup
            ref={popup}
            initialFocus={isPage ? popup : undefined} // arrows scroll it
            className={classNames(
              DIALOG,
              "grid max-h-full w-full grid-cols-[minmax(0,1fr)] gap-3 overflow-y-auto p-4.5",
              WIDTHS[width],
            )}
          >
            <div className="flex items-start justify-between gap-3">
              <Base.Title className="text-lg font-title tracking-title text-balance">
                {title}
              </Base.Title>
              {isPage && (
                <IconButton icon={X} label={say("parts.close")} keys="Escape" onClick={onClose} />
              )}
            </div>
            {detail !== undefined && (
              <Base.Description className="text-muted">{detail}</Base.Description>
            )}
            {children}
            {actions !== undefined && (
              <div className="mt-1 flex flex-wrap justify-end gap-2">{actions}</div>
            )}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
