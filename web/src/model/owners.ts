import type { Member } from "./generated.ts";

/** A workspace keeps at least one owner: the server refuses to take the last one's role. */
export const isLastOwner = (members: readonly Member[], { id, role }: Member): boolean =>
  role === "owner" && !members.some((other) => other.id !== id && other.role === "owner");
