export interface Searchable {
  readonly label: string;
  /** Other words it answers to. */
  readonly also?: string | undefined;
}

/** How well a text answers a query: 0 starts with it, 1 a later word does, 2 contains it; null is no match. */
function rank(text: string, query: string): number | null {
  const [hay, needle] = [fold(text), fold(query)];
  if (hay.startsWith(needle)) return 0;
  const at = hay.indexOf(needle);
  if (at < 0) return null;
  return hay.split(/[\s\-/]+/).some((word) => word.startsWith(needle)) ? 1 : 2;
}

/** The options that match, best first, equal ones in their own order. Marks and case do not count. */
export function filterOptions<Option extends Searchable>(
  options: readonly Option[],
  query: string,
): Option[] {
  const wanted = query.trim();
  if (!wanted) return [...options];
  return options
    .map((option) => ({ option, rank: best(option, wanted) }))
    .filter((found) => found.rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.option);
}

const NO_MATCH = 9;

function best(option: Searchable, query: string): number {
  const label = rank(option.label, query) ?? NO_MATCH;
  const also = option.also === undefined ? null : rank(option.also, query);
  return also === null ? label : Math.min(label, also + 3); // what is shown goes before what is not
}

/** Nguyễn is found by nguyen. */
const fold = (text: string): string =>
  text.toLocaleLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
