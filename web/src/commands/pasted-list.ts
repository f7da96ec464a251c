/** More than this at once is an import, not a list. */
export const MOST_LINES = 500;

/** Marks that people put before the lines of a list: "- ", "• ", "1. ", "2) ", and then "[ ] ", "[x] ". */
const BULLET = /^(?:[-*+•–—]|\d{1,3}[.)])\s+/u;
const BOX = /^\[([ xX]?)\]\s+/u;

export interface PastedLine {
  readonly title: string;
  readonly isTicked: boolean;
}

/** What a pasted list stands for: one a line, without its marks and empty lines; a title that is too long is cut, so that a paste never fails. */
export function pastedLines(text: string, longestTitle: number): readonly PastedLine[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line) => pastedLine(line, longestTitle))
    .filter(({ title }) => title !== "")
    .slice(0, MOST_LINES);
}

function pastedLine(line: string, longestTitle: number): PastedLine {
  const bare = line.trim().replace(BULLET, "");
  return {
    title: bare.replace(BOX, "").trim().slice(0, longestTitle),
    isTicked: BOX.exec(bare)?.[1]?.toLowerCase() === "x",
  };
}

/** Whether a paste is a list rather than words for the line being typed. */
export const isList = (text: string): boolean => pastedLines(text, 1).length > 1;
