/**
 * Names in a sentence stand between Unicode isolates: they keep their own direction, and the trail
 * draws them stronger than the words around them.
 */
const FIRST = "\u2068";
const LAST = "\u2069";

export const named = (name: string): string =>
  `${FIRST}${name.replaceAll(/[\u2068\u2069]/gu, "")}${LAST}`;

export interface Span {
  readonly text: string;
  readonly isName: boolean;
}

/** A sentence, parted into its words and its names. */
export const spansOf = (words: string): readonly Span[] =>
  words.split(FIRST).flatMap((piece, at): readonly Span[] => {
    if (at === 0) return spanOf(piece, false);
    const [name = "", rest = ""] = piece.split(LAST);
    return [...spanOf(name, true), ...spanOf(rest, false)];
  });

const spanOf = (text: string, isName: boolean): readonly Span[] =>
  text === "" ? [] : [{ text, isName }];
