/** The one replacement that turns one text into another. */
export interface Splice {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Null where they are the same. What both begin and end with stays as it is. */
export function spliceBetween(from: string, to: string): Splice | null {
  if (from === to) return null;
  const shorter = Math.min(from.length, to.length);
  let start = 0;
  while (start < shorter && from[start] === to[start]) start += 1;
  if (isHighSurrogate(from, start - 1)) start -= 1; // a pair is one character
  let end = 0;
  while (end < shorter - start && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  if (isHighSurrogate(from, from.length - end - 1)) end -= 1;
  return {
    at: start,
    remove: from.length - end - start,
    insert: to.slice(start, to.length - end),
  };
}

const isHighSurrogate = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff;
};
