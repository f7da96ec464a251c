import type { DragEvent } from "react";

/** A file that was dropped on one screen, for the screen that opens next. */
let inHand: File | null = null;

export function holdFile(file: File): void {
  inHand = file;
}

/** Gives it out once. */
export function takeFile(): File | null {
  const file = inHand;
  inHand = null;
  return file;
}

/** Makes an element take a file that is dropped on it; what is dragged within the app passes by. */
export const fileDrop = (take: (file: File) => void) => ({
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes("Files")) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    take(file);
  },
});
