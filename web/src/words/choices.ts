import type { Json } from "../model/generated.ts";

/** One of the values that a choice can have. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** A field keeps them as `[{id, name, colour}]`; what is not so is left out. */
export function choicesOf(options: Json | null | undefined): readonly Choice[] {
  if (!Array.isArray(options)) return [];
  return (options as readonly Readonly<Record<string, Json>>[]).flatMap((option) => {
    const { id, name } = option;
    return typeof id === "string" && typeof name === "string" ? [{ id, name }] : [];
  });
}
