import { useEffect, useState } from "react";
import { localDay } from "../strings/dates.ts";
import type { Day } from "../strings/day.ts";

/** The device's day; turns with it at midnight, so that a board left open does not lie. */
export function useToday(): Day {
  const [today, setToday] = useState(() => localDay(new Date()));
  useEffect(() => {
    const timer = setTimeout(() => setToday(localDay(new Date())), untilMidnight(new Date()));
    return () => clearTimeout(timer);
  }, [today]);
  return today;
}

const SLACK_MS = 1000; // timers may fire a little early

function untilMidnight(now: Date): number {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return midnight.getTime() - now.getTime() + SLACK_MS;
}
