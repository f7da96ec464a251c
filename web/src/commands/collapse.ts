/** Columns that a person keeps narrow: for themselves, on all their devices. */
import type { Replica } from "../replica/replica.ts";
import { preferenceNamed, setPreference } from "./actions/preference.ts";
import { toggled } from "./filter.ts";
import { stringsIn, usePreference } from "./use-preference.ts";

const nameOf = (board: string): string => `collapsed:${board}`;

export function collapsedOn(replica: Replica, board: string): readonly string[] {
  const rows = replica.stream(replica.person).childRows("preference", replica.person);
  return stringsIn(preferenceNamed(rows, nameOf(board))?.value ?? null);
}

export const useIsCollapsed = (board: string, column: string): boolean =>
  stringsIn(usePreference(nameOf(board))).includes(column);

export function toggleCollapsed(replica: Replica, board: string, column: string): void {
  setPreference(replica, nameOf(board), toggled(collapsedOn(replica, board), column));
}
