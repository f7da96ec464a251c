/** Where a popup hangs: by its anchor, or on phones as a sheet at the foot of the screen. */
export const POSITIONER =
  "z-(--z-popover) max-sm:fixed! max-sm:inset-x-0! max-sm:top-auto! max-sm:bottom-0! max-sm:w-auto! max-sm:transform-none!";

/** The ground under a sheet; on larger screens a popup has none. */
export const SHEET_SCRIM =
  "duration-panel fixed inset-0 z-(--z-scrim) bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0 sm:hidden";

export const SCRIM =
  "duration-panel fixed inset-0 z-(--z-scrim) bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

const PAPER = "border border-line bg-overlay text-sm text-ink outline-none";

/** Fades and grows by a hair; as a sheet it slides in from below. */
export const POPUP = `${PAPER} duration-quick origin-(--transform-origin) rounded-lg p-1.5 shadow-popover transition-[opacity,scale,translate] ease-out data-ending-style:scale-[0.985] data-ending-style:opacity-0 data-starting-style:scale-[0.985] data-starting-style:opacity-0 max-h-(--available-height) overflow-y-auto overscroll-contain max-sm:duration-panel max-sm:max-h-[85dvh] max-sm:rounded-b-none max-sm:pb-[max(env(safe-area-inset-bottom),0.75rem)] max-sm:data-ending-style:translate-y-6 max-sm:data-ending-style:scale-100 max-sm:data-starting-style:translate-y-6 max-sm:data-starting-style:scale-100`;

export const DIALOG = `${PAPER} duration-panel rounded-lg shadow-dialog transition-[opacity,scale] ease-out data-ending-style:scale-[0.985] data-ending-style:opacity-0 data-starting-style:scale-[0.985] data-starting-style:opacity-0`;

/** A line of a menu or a picker. */
export const ITEM =
  "flex h-control-md items-center gap-2.25 rounded-sm px-2 outline-none select-none data-disabled:text-subtle data-highlighted:bg-pressed coarse:h-touch forced:data-highlighted:outline";

export const ITEM_LABEL = "px-2 pt-2 pb-1 text-xs text-subtle";

export const LINE = "-mx-1.5 my-1.5 h-px bg-line";
