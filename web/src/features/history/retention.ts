/** How long the trash keeps what is in it. Pure. */
import type { Json } from "../../model/generated.ts";
import { localDay } from "../../strings/dates.ts";
import { daysBetween, type Day } from "../../strings/day.ts";

/** What a workspace has that set nothing else. */
const DEFAULT_DAYS = 30;

/** The workspace's setting `trash_days`. */
export function keptDays(settings: Json | null | undefined): number {
  if (typeof settings !== "object" || settings === null || Array.isArray(settings))
    return DEFAULT_DAYS;
  const days = (settings as Readonly<Record<string, Json>>)["trash_days"];
  return typeof days === "number" && days >= 1 ? days : DEFAULT_DAYS;
}

/** Days until it goes for good. */
export const daysLeft = (deletedAt: number, days: number, today: Day): number =>
  Math.max(0, days - daysBetween(localDay(new Date(deletedAt)), today));
