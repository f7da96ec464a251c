import { useState } from "react";
import { localDay } from "../../strings/dates.ts";
import type { Day } from "../../strings/day.ts";

/** The device's day when the panel was opened. */
export function useToday(): Day {
  const [today] = useState(() => localDay(new Date()));
  return today;
}
