const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const firstOf = (word: string): string =>
  graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "";

/** What stands before a word's first letter, figure or emoji: brackets, arrows, quotes. */
const ORNAMENT = /^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u;

/** One or two letters for a pebble: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name
    .split(/\s+/)
    .map((word) => word.replace(ORNAMENT, ""))
    .filter(Boolean);
  const [first, last] = [words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : ""];
  return (firstOf(first) + firstOf(last)).toLocaleUpperCase() || "?";
}

/** One letter, for a board's mark. */
export const firstInitial = (name: string): string => firstOf(initials(name));
