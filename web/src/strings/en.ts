import { entry } from "./en/entry.ts";
import { parts } from "./en/parts.ts";

/**
 * Every word the interface says, in one catalogue. Each area has a file of its own under `en/`,
 * and its keys begin with that area's name.
 */
export const en = { ...parts, ...entry } as const;
