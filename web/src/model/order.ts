import { generateKeyBetween } from "fractional-indexing";

/** Gives numbers in [0, 1), as `Math.random`. */
export type Random = () => number;

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 62³: two people who insert in the same gap at once meet in one of 240,000. */
const JITTER_DIGITS = 3;

/** A row as its place sees it. */
export interface Placed {
  readonly id: string;
  readonly order?: string | null;
}

export interface Placing {
  /** The order of what is put in. */
  readonly order: string;
  /** Rows that must move too, because they shared one order key with what is before. */
  readonly moves: readonly { readonly id: string; readonly order: string }[];
}

/** A jittered key between two distinct ones; null stands for the end on that side. */
export function keyBetween(
  before: string | null,
  after: string | null,
  random: Random = Math.random,
): string {
  const key = generateKeyBetween(before, after);
  const jittered = key + jitter(random);
  return after === null || jittered < after ? jittered : key;
}

/** Ends in no "0": a fraction with a trailing zero is no valid key. */
function jitter(random: Random): string {
  const digits = Array.from({ length: JITTER_DIGITS }, () => digit(Math.floor(random() * 62)));
  return digits.slice(0, -1).join("") + digit(1 + Math.floor(random() * 61));
}

const digit = (value: number): string => DIGITS.charAt(value);

/** Siblings sort by order, equal ones by id. */
export function byPlace(a: Placed, b: Placed): number {
  const [left, right] = [a.order ?? "", b.order ?? ""];
  if (left !== right) return left < right ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/**
 * Where to put a row so that it stands at `index` among `siblings` (sorted, without it).
 *
 * No key fits between two equal ones, so those of them that follow are moved behind the new row.
 */
export function placeAt(
  siblings: readonly Placed[],
  index: number,
  random: Random = Math.random,
): Placing {
  const before = siblings[index - 1]?.order ?? null;
  const equals = before === null ? [] : runOf(siblings, index, before);
  const after = siblings[index + equals.length]?.order ?? null;
  const order = keyBetween(before, after, random);
  let last = order;
  const moves = equals.map(({ id }) => ({ id, order: (last = keyBetween(last, after, random)) }));
  return { order, moves };
}

function runOf(siblings: readonly Placed[], from: number, order: string): Placed[] {
  const rest = siblings.slice(from);
  const end = rest.findIndex((row) => row.order !== order);
  return end < 0 ? rest : rest.slice(0, end);
}

/** Keys for `count` rows that are to stand together at `index`, with the moves that it takes. */
export function placesAt(
  siblings: readonly Placed[],
  index: number,
  count: number,
  random: Random = Math.random,
): { readonly orders: readonly string[]; readonly moves: Placing["moves"] } {
  const { order, moves } = placeAt(siblings, index, random);
  const after = moves[0]?.order ?? siblings[index]?.order ?? null;
  const orders = [order];
  while (orders.length < count) orders.push(keyBetween(orders.at(-1) ?? null, after, random));
  return { orders, moves };
}
