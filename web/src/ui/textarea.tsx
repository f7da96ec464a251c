import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";
import { FIELD } from "./input.tsx";

export type TextareaProps = ComponentProps<"textarea">;

/** Grows with its text where the browser can (`field-sizing`), else scrolls. */
export function Textarea({ className, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={classNames(
        FIELD,
        "field-sizing-content max-h-96 resize-none px-2.5 py-1.5 text-sm",
        className,
      )}
    />
  );
}
