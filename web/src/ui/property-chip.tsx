import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { ariaKeys, onApple, type Keys } from "./keys.ts";

export interface PropertyChipProps extends Omit<ComponentProps<"button">, "value"> {
  /** Which property: its name for a screen reader and its tooltip. */
  readonly label: string;
  /** Its value in words or marks; without one the label stands, quieter. */
  readonly value?: ReactNode;
  readonly keys?: Keys;
  readonly tone?: "plain" | "danger";
  readonly menu?: boolean;
  /** Why it can't be changed now; shown as its tooltip. */
  readonly unavailable?: string | undefined;
}

/** One property of a task; pressing it opens its picker. */
export function PropertyChip({
  label,
  value,
  keys,
  tone = "plain",
  menu = false,
  unavailable,
  onClick,
  ...rest
}: PropertyChipProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-haspopup="dialog"
      aria-disabled={unavailable !== undefined || undefined}
      aria-keyshortcuts={ariaKeys(keys, onApple)}
      data-tip={unavailable ?? label}
      data-tip-keys={unavailable === undefined ? keys : undefined}
      onClick={unavailable === undefined ? onClick : undefined}
      className={classNames(
        "inline-flex h-control-md max-w-full items-center gap-1.5 rounded-sm border px-2.5 font-medium transition-colors duration-press coarse:h-touch",
        tone === "danger"
          ? "border-transparent bg-danger-soft text-danger-ink"
          : unavailable === undefined
            ? "border-line-strong bg-raised hover:bg-hover"
            : "border-line bg-sunken",
      )}
    >
      {value === undefined ? (
        <span className="font-normal text-subtle">{label}</span>
      ) : (
        <>
          <span className="sr-only">{label}: </span>
          {value}
        </>
      )}
      {menu && <Icon of={ChevronDown} size="sm" className="text-subtle" />}
    </button>
  );
}

export interface PropertyRowProps {
  /** "Properties" */
  readonly label: string;
  readonly children: ReactNode;
}

/** The properties in one row; on phones it scrolls sideways. */
export function PropertyRow({ label, children }: PropertyRowProps) {
  return (
    <div
      role="group"
      aria-label={label}
      className="flex flex-wrap gap-2 max-sm:-mx-5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-5 max-sm:*:flex-none"
    >
      {children}
    </div>
  );
}
