import type { ComponentProps } from "react";

/** A way to another page that looks like a secondary button. */
export function LinkButton({ children, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className="touch-target inline-flex h-control-md flex-none items-center justify-center gap-1.5 rounded-sm border border-line-strong bg-raised px-2.5 text-sm font-medium whitespace-nowrap transition-colors duration-press hover:bg-hover active:bg-pressed coarse:min-h-touch"
    >
      {children}
    </a>
  );
}
