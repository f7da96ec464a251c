import { localDay } from "../../strings/dates.ts";
import { daysBetween, type Day } from "../../strings/day.ts";

/** As long as the device keeps copies. */
const KEPT_DAYS = 7;

/** How many days a copy still stays. */
export const daysKept = (at: number, today: Day): number =>
  Math.max(0, KEPT_DAYS - daysBetween(localDay(new Date(at)), today));
