const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * How long to wait before attempt `n` (from 0): anywhere between nothing and a ceiling that
 * doubles, so that clients cut off together do not come back together.
 */
export const backoff = (attempt: number, random: number): number =>
  Math.round(random * Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt));
