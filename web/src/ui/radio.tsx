import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

export type RadioProps = Omit<ComponentProps<"input">, "type">;

/** The dot alone: give it a label around it, and the same `name` as its fellows. */
export function Radio({ className, ...rest }: RadioProps) {
  return (
    <input
      {...rest}
      type="radio"
      className={classNames(
        "size-4 flex-none appearance-none rounded-full border-[1.5px] border-line-control bg-raised checked:border-[5px] checked:border-accent disabled:border-line disabled:bg-sunken forced:appearance-auto",
        className,
      )}
    />
  );
}
