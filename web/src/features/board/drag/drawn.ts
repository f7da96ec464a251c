/** What a column draws while something is carried. */
export type Drawn =
  | { readonly is: "task"; readonly id: string }
  /** Still mounted, with no height: a browser ends a drag whose source leaves the page. */
  | { readonly is: "carried"; readonly id: string }
  | { readonly is: "slot"; readonly id: typeof SLOT };

const SLOT = "slot";

/** The column's lines, with a slot before the task that is `slot`-th among those that stay. */
export function drawnLines(
  ids: readonly string[],
  carried: ReadonlySet<string>,
  slot: number | null,
): readonly Drawn[] {
  const lines: Drawn[] = [];
  let staying = 0;
  for (const id of ids) {
    if (carried.has(id)) {
      lines.push({ is: "carried", id });
      continue;
    }
    if (staying === slot) lines.push({ is: "slot", id: SLOT });
    lines.push({ is: "task", id });
    staying += 1;
  }
  if (slot !== null && slot >= staying) lines.push({ is: "slot", id: SLOT });
  return lines;
}
