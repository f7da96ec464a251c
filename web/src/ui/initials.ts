const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const firstOf = (word: string): string =>
  graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "";

/** One or two letters for a pebble: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const [first, last] = [words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : ""];
  return (firstOf(first) + firstOf(last)).toLocaleUpperCase() || "?";
}
