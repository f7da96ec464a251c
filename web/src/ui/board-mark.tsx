import { classNames } from "./class-names.ts";
import type { Hue } from "./hue.ts";
import { firstInitial } from "./initials.ts";

export interface BoardMarkProps {
  readonly name: string;
  readonly hue: Hue;
  /** An emoji in place of the letter. */
  readonly icon?: string | undefined;
  readonly size?: "sm" | "md";
}

/** A board's pebble, beside its name. */
export function BoardMark({ name, hue, icon, size = "sm" }: BoardMarkProps) {
  return (
    <span
      aria-hidden
      data-hue={hue}
      className={classNames(
        "inline-grid flex-none place-items-center rounded-pebble bg-(--hue-bg) font-strong text-(--hue-fg) forced:border",
        size === "sm" ? "size-4.5 text-[10px]" : "size-5.5 text-[11px]",
      )}
    >
      {icon ?? firstInitial(name)}
    </span>
  );
}
