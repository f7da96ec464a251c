import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { ariaKeys, onApple, type Keys } from "./keys.ts";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children"> {
  readonly icon: LucideIcon;
  /** What it does: its name, and its tooltip's words. */
  readonly label: string;
  readonly keys?: Keys | undefined;
  readonly size?: "sm" | "md";
  /** For a button that stays pressed. */
  readonly pressed?: boolean | undefined;
}

export function IconButton({
  icon,
  label,
  keys,
  size = "md",
  pressed,
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      aria-keyshortcuts={ariaKeys(keys, onApple)}
      data-tip={label}
      data-tip-keys={keys}
      className={classNames(
        "touch-target inline-grid flex-none place-items-center rounded-sm text-muted transition-colors duration-press hover:bg-hover hover:text-ink active:bg-pressed disabled:text-subtle disabled:hover:bg-transparent",
        size === "sm" ? "size-control-sm" : "size-control-md",
        pressed === true && "bg-pressed text-ink",
        className,
      )}
    >
      <Icon of={icon} />
    </button>
  );
}
