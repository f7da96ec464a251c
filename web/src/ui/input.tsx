import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  readonly size?: "md" | "lg";
}

/** `aria-invalid` draws the error; the words for it belong to its Field. */
export function Input({ size = "md", className, ...rest }: InputProps) {
  return (
    <input
      {...rest}
      className={classNames(
        FIELD,
        size === "lg" ? "h-control-lg px-3 text-md" : "h-control-md px-2.5 text-sm",
        "coarse:min-h-touch",
        className,
      )}
    />
  );
}

/** Shared by everything that is typed into. */
export const FIELD =
  "w-full min-w-0 rounded-sm border border-line-control bg-raised text-ink max-sm:text-lg aria-invalid:border-danger disabled:border-line disabled:bg-sunken disabled:text-muted focus-visible:outline-offset-1";
