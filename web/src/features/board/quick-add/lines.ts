/** Longest title that the model takes; a longer line is cut, so that a paste never fails. */
const TITLE_LIMIT = 500;
/** More than this at once is an import, not a list. */
export const MOST_LINES = 500;

/** Marks that people put before the lines of a list: "- ", "• ", "1. ", "2) ", and then "[ ] ", "[x] ". */
const BULLET = /^(?:[-*+•–—]|\d{1,3}[.)])\s+/u;
const BOX = /^\[[ xX]?\]\s+/u;

/** The titles that a pasted list stands for: one a line, without its bullets and empty lines. */
export function titlesOf(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => line.trim().replace(BULLET, "").replace(BOX, "").trim().slice(0, TITLE_LIMIT))
    .filter((title) => title !== "")
    .slice(0, MOST_LINES);
}

/** Whether a paste is a list rather than words for the line being typed. */
export const isList = (text: string): boolean => titlesOf(text).length > 1;
