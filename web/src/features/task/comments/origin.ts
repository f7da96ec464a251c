import type { Comment } from "../../../model/generated.ts";

/** Who wrote an imported comment, and when. */
export interface Origin {
  readonly author: string | undefined;
  /** The id of the account that the importer found for the author. */
  readonly person: string | undefined;
  /** ms */
  readonly at: number | undefined;
}

/** Null for a comment that was written here. */
export function originOf({ origin }: Comment): Origin | null {
  if (typeof origin !== "object" || origin === null || Array.isArray(origin)) return null;
  const { author, person, at } = origin as Readonly<Record<string, unknown>>;
  return {
    author: typeof author === "string" ? author : undefined,
    person: typeof person === "string" ? person : undefined,
    at: typeof at === "number" ? at : undefined,
  };
}
