import { addDays, daysBetween, type Day } from "./day.ts";
import { locale } from "./locale.ts";
import { say } from "./say.ts";

const inUtc = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });

const weekday = inUtc({ weekday: "short" });
const dayMonth = inUtc({ day: "numeric", month: "short" });
const dayMonthYear = inUtc({ day: "numeric", month: "short", year: "numeric" });
const whole = inUtc({ weekday: "long", day: "numeric", month: "long", year: "numeric" });

const at = (day: Day) => new Date(`${day}T00:00:00Z`);

/** A day in as few words as are clear: Today, Fri, 5 Dec, 5 Dec 2027. */
export function dayWords(day: Day, today: Day): string {
  const away = daysBetween(today, day);
  if (away === 0) return say("parts.today");
  if (away === 1) return say("parts.tomorrow");
  if (away === -1) return say("parts.yesterday");
  if (away > 0 && away < 7) return weekday.format(at(day));
  return (day.slice(0, 4) === today.slice(0, 4) ? dayMonth : dayMonthYear).format(at(day));
}

/** A day said in full, for tooltips and screen readers: Friday 4 December 2026. */
export const dayInFull = (day: Day): string => whole.format(at(day));

const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
const fullMoment = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });

/** The device's calendar day at a moment. */
export function localDay(moment: Date): Day {
  const [year, month, date] = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** A moment as a trail shows it: 09:38 today, Yesterday 16:20, else the day. */
export function momentWords(moment: Date, now: Date): string {
  const [day, today] = [localDay(moment), localDay(now)];
  if (day === today) return clock.format(moment);
  if (day === addDays(today, -1)) return `${dayWords(day, today)} ${clock.format(moment)}`;
  return dayWords(day, today);
}

export const momentInFull = (moment: Date): string => fullMoment.format(moment);
