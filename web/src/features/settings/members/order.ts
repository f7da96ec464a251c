import type { Member } from "../../../model/generated.ts";
import { WORKSPACE_ROLES } from "../../../words/roles.ts";

/** By role, the widest first, then by name. */
export const inOrder = (members: readonly Member[]): readonly Member[] =>
  members.toSorted((a, b) => width(a) - width(b) || nameOf(a).localeCompare(nameOf(b)));

const width = ({ role }: Member): number => WORKSPACE_ROLES.indexOf(role);
const nameOf = ({ name }: Member): string => name ?? "";
