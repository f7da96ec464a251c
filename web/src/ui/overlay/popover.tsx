import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { POPUP, POSITIONER, SHEET_SCRIM } from "./surface.ts";
import type { Anchor } from "../anchor.ts";

export interface PopoverProps {
  readonly open: boolean;
  readonly anchor: Anchor | null;
  /** Its name for a screen reader. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: "menu" | "wide";
}

/** A small surface by its anchor; a bottom sheet on phones. Esc and a press outside close it, and the focus goes back. */
export function Popover({ open, anchor, label, onClose, children, width = "menu" }: PopoverProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={SHEET_SCRIM} />
        <Base.Positioner anchor={anchor} align="start" sideOffset={4} className={POSITIONER}>
          <Base.Popup
            aria-label={label}
            className={classNames(POPUP, width === "menu" ? "sm:w-59" : "sm:w-118")}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
