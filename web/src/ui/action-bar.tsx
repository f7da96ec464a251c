import type { LucideIcon } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { ariaKeys, onApple, type Keys } from "./keys.ts";

export interface ActionBarProps {
  /** What it acts on: "2 selected", or what move mode carries. */
  readonly label: string;
  readonly children: ReactNode;
}

/** The bar at the foot of a board: bulk acts and move mode. */
export function ActionBar({ label, children }: ActionBarProps) {
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-[calc(env(safe-area-inset-bottom)+1.125rem)] z-(--z-bulk) grid justify-items-center px-3 max-sm:bottom-[calc(env(safe-area-inset-bottom)+5rem)] md:ps-rail lg:ps-sidebar">
      <div
        role="toolbar"
        data-action-bar
        aria-label={label}
        className="pointer-events-auto flex h-11 max-w-full appear items-center gap-0.5 overflow-x-auto rounded-lg bg-bar ps-3.5 pe-1.75 text-on-bar shadow-popover coarse:h-13 forced:border"
      >
        <span className="me-2 font-strong whitespace-nowrap">{label}</span>
        {children}
      </div>
    </div>
  );
}

export interface ActionBarButtonProps extends ComponentProps<"button"> {
  readonly label: string;
  readonly icon?: LucideIcon;
  /** The icon alone; the label is its name and tooltip. */
  readonly iconOnly?: boolean;
  readonly keys?: Keys;
}

export function ActionBarButton({
  label,
  icon,
  iconOnly = false,
  keys,
  ...rest
}: ActionBarButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-keyshortcuts={ariaKeys(keys, onApple)}
      data-tip={iconOnly ? label : undefined}
      className="inline-flex h-8 flex-none items-center gap-1.5 rounded-sm px-2.25 font-medium whitespace-nowrap -outline-offset-2 transition-colors duration-press hover:bg-bar-hover focus-visible:outline-on-bar coarse:h-touch"
    >
      {icon && <Icon of={icon} />}
      <span className={iconOnly ? "sr-only" : undefined}>{label}</span>
      {keys !== undefined && <Kbd keys={keys} onColour />}
    </button>
  );
}
