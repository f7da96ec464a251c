export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut where the query's words begin in it, for marking what matched. Case does not count. */
export function highlight(text: string, query: string): Piece[] {
  const words = query.trim().split(/\s+/).filter(Boolean);
  const spans = words.map((word) => find(text, word)).filter((span) => span !== null);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    if (from < at) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
    pieces.push({ text: text.slice(from, to), hit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

function find(text: string, word: string): readonly [number, number] | null {
  const from = text.toLowerCase().indexOf(word.toLowerCase());
  return from < 0 ? null : [from, from + word.length];
}
