export interface LiveRegionProps {
  /** Said whenever it changes. */
  readonly text: string;
  /** Move mode speaks at once; others' edits wait their turn. */
  readonly urgent?: boolean;
}

/** Words for a screen reader alone. It must be in the page before its first word. */
export function LiveRegion({ text, urgent = false }: LiveRegionProps) {
  return (
    <div aria-live={urgent ? "assertive" : "polite"} aria-atomic className="sr-only">
      {text}
    </div>
  );
}
