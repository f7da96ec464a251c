/** How long the trash keeps what is in it. Pure. */
import { localDay } from "../../strings/dates.ts";
import { daysBetween, type Day } from "../../strings/day.ts";

/** Days until it goes for good. */
export const daysLeft = (deletedAt: number, days: number, today: Day): number =>
  Math.max(0, days - daysBetween(localDay(new Date(deletedAt)), today));
