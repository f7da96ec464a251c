/** A calendar day without a zone, `2026-11-24`. */
export type Day = string;

export const DAY_MS = 86_400_000;

const toMs = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const fromMs = (ms: number): Day => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: Day, days: number): Day => fromMs(toMs(day) + days * DAY_MS);

/** Days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((toMs(to) - toMs(from)) / DAY_MS);

/** The Monday after this week's. */
export function nextMonday(day: Day): Day {
  const weekday = new Date(toMs(day)).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}
