import type { Hue } from "./hue.ts";

export interface Label {
  readonly id: string;
  readonly name: string;
  readonly hue: Hue;
}

/** A label's name on its hue; the colour only helps. */
export function LabelChip({ label }: { readonly label: Label }) {
  return (
    <span
      data-hue={label.hue}
      className="inline-flex h-4.5 max-w-full items-center rounded-xs bg-(--hue-bg) px-1.5 text-2xs font-medium text-(--hue-fg) forced:border"
    >
      <span className="truncate">{label.name}</span>
    </span>
  );
}

/** The mark alone, where the name stands beside it or in a tooltip. */
export function LabelDot({ hue }: { readonly hue: Hue }) {
  return (
    <span
      aria-hidden
      data-hue={hue}
      className="size-2 flex-none rounded-[3px] bg-(--hue-dot) forced:border"
    />
  );
}
