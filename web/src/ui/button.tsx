import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";
import { ariaKeys, onApple, type Keys } from "./keys.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps extends ComponentProps<"button"> {
  /** One primary a screen. */
  readonly tone?: "primary" | "secondary" | "ghost" | "danger";
  readonly size?: "sm" | "md" | "lg";
  readonly icon?: LucideIcon | undefined;
  readonly keys?: Keys | undefined;
  /** It works on the last press: says so, and takes no other. */
  readonly busy?: boolean;
  /** Why it can't be pressed now; shown as its tooltip. */
  readonly unavailable?: string | undefined;
  readonly wide?: boolean;
}

const TONES = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-line-strong bg-raised text-ink hover:bg-hover active:bg-pressed",
  ghost: "border-transparent text-muted hover:bg-hover hover:text-ink active:bg-pressed",
  danger: "border-transparent bg-danger text-on-danger hover:bg-danger-hover",
};

const SIZES = {
  sm: "h-control-sm gap-1 px-2 text-xs",
  md: "h-control-md gap-1.5 px-2.5 text-sm coarse:min-h-touch",
  lg: "h-control-lg gap-2 px-4 text-md coarse:min-h-touch",
};

const OFF = "border-line bg-sunken text-subtle";

export function Button({
  tone = "secondary",
  size = "md",
  icon,
  keys,
  busy = false,
  unavailable,
  wide = false,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const resting = busy || unavailable !== undefined;
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={resting || undefined}
      aria-keyshortcuts={ariaKeys(keys, onApple)}
      data-tip={unavailable}
      onClick={(event) => {
        if (resting) event.preventDefault();
        else onClick?.(event);
      }}
      className={classNames(
        "touch-target inline-flex flex-none items-center justify-center rounded-sm border font-medium whitespace-nowrap transition-colors duration-press",
        SIZES[size],
        rest.disabled === true || unavailable !== undefined ? OFF : TONES[tone],
        wide && "w-full",
        className,
      )}
    >
      {busy ? <Spinner /> : icon && <Icon of={icon} size={size === "sm" ? "sm" : "md"} />}
      {children}
      {keys !== undefined && <Kbd keys={keys} onColour={tone === "primary" || tone === "danger"} />}
    </button>
  );
}
