import { Suspense, useState, type ComponentType } from "react";
import type { DatePickerProps } from "./overlay/date-picker.tsx";
import type { DialogProps } from "./overlay/dialog.tsx";
import type { MenuProps } from "./overlay/menu.tsx";
import type { PaletteProps } from "./overlay/palette.tsx";
import type { PickerProps } from "./overlay/picker.tsx";
import type { PopoverProps } from "./overlay/popover.tsx";
import { patiently } from "./patiently.ts";

/*
 * The way to every overlay. Their library weighs as much as the rest of the entry, so each arrives
 * by import() after the first paint; `preloadOverlays` brings them while nobody waits.
 */
const parts = {
  menu: () => import("./overlay/menu.tsx"),
  popover: () => import("./overlay/popover.tsx"),
  picker: () => import("./overlay/picker.tsx"),
  datePicker: () => import("./overlay/date-picker.tsx"),
  dialog: () => import("./overlay/dialog.tsx"),
  palette: () => import("./overlay/palette.tsx"),
};

export async function preloadOverlays(): Promise<void> {
  await Promise.all(Object.values(parts).map((load) => load()));
}

/** Draws nothing until its part is there and it is first opened. */
function later<Props extends { readonly open: boolean }>(
  load: () => Promise<ComponentType<Props>>,
) {
  const Part = patiently(load);
  return function Later(props: Props) {
    const [isWanted, setIsWanted] = useState(props.open);
    if (props.open && !isWanted) setIsWanted(true);
    if (!isWanted) return null;
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}

export const Menu = later<MenuProps>(async () => (await parts.menu()).Menu);
export const Popover = later<PopoverProps>(async () => (await parts.popover()).Popover);
export const Picker = later<PickerProps>(async () => (await parts.picker()).Picker);
export const DatePicker = later<DatePickerProps>(async () => (await parts.datePicker()).DatePicker);
export const Dialog = later<DialogProps>(async () => (await parts.dialog()).Dialog);
export const Palette = later<PaletteProps>(async () => (await parts.palette()).Palette);
