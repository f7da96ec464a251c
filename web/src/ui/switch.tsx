import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role">;

/** For what takes effect at once; a choice that waits for a button is a checkbox. */
export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <span className={classNames("touch-target inline-grid h-4.5 w-7.5 flex-none", className)}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        className="peer col-start-1 row-start-1 appearance-none rounded-full bg-line-control transition-colors duration-quick checked:bg-accent disabled:bg-pressed forced:appearance-auto"
      />
      <span
        aria-hidden
        className="pointer-events-none z-1 col-start-1 row-start-1 m-0.5 size-3.5 rounded-full bg-raised transition-transform duration-quick peer-checked:translate-x-3 rtl:peer-checked:-translate-x-3 forced:hidden"
      />
    </span>
  );
}
