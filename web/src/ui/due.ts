import { daysBetween, type Day } from "../strings/day.ts";

/** How a due day presses: late is past, soon is today and the next three days. */
export type DueTone = "late" | "soon" | "later";

const SOON_DAYS = 3;

export function dueTone(due: Day, today: Day): DueTone {
  const away = daysBetween(today, due);
  if (away < 0) return "late";
  return away <= SOON_DAYS ? "soon" : "later";
}
