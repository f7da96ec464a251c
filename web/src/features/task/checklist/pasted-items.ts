import type { NewCheckItem } from "../../../commands/actions/checklist.ts";

/** Longest title that the model takes; a longer line is cut, so that a paste never fails. */
const TITLE_LIMIT = 1000;
/** More at once would not fit one change. */
export const MOST_ITEMS = 500;

/** "- ", "• ", "1. ", "2) ", each perhaps with a box behind it: "[ ] ", "[x] ". */
const BULLET = /^(?:[-*+•–—]|\d{1,3}[.)])\s+/u;
const BOX = /^\[([ xX]?)\]\s+/u;

/** The items that a list stands for: one a line, ticked where its line is. */
export function itemsOf(text: string): readonly NewCheckItem[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map(itemOf)
    .filter(({ title }) => title !== "")
    .slice(0, MOST_ITEMS);
}

function itemOf(line: string): NewCheckItem {
  const bare = line.trim().replace(BULLET, "");
  const box = BOX.exec(bare)?.[1]?.toLowerCase();
  return {
    title: bare.replace(BOX, "").trim().slice(0, TITLE_LIMIT),
    ...(box === "x" && { done: true }),
  };
}
