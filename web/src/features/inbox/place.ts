/** Which shelf and which item are shown, as the address holds them. Pure. */
import { isWaiting, SHELVES, type Item, type Shelf } from "./items.ts";

export interface Shown {
  readonly shelf: Shelf;
  /** What was opened; on a narrow screen nothing else is shown then. */
  readonly opened: string | null;
}

const isShelf = (word: string | null): word is Shelf => SHELVES.some((shelf) => shelf === word);

export function shownIn(search: string): Shown {
  const given = new URLSearchParams(search);
  const shelf = given.get("shelf");
  return { shelf: isShelf(shelf) ? shelf : "all", opened: given.get("item") };
}

export function searchOf({ shelf, opened }: Shown): string {
  const search = new URLSearchParams();
  if (shelf !== "all") search.set("shelf", shelf);
  if (opened !== null) search.set("item", opened);
  const words = search.toString();
  return words === "" ? "" : `?${words}`;
}

/** The item beside another, in the order of the list; the first where there is no other. */
export function beside(
  items: readonly Item[],
  from: string | null,
  step: 1 | -1,
): Item | undefined {
  const at = items.findIndex(({ id }) => id === from);
  return at < 0 ? items[0] : items[Math.min(items.length - 1, Math.max(0, at + step))];
}

/** What waits next, below this one first and then from the top. */
export function nextWaiting(items: readonly Item[], after: string): Item | undefined {
  const at = items.findIndex(({ id }) => id === after);
  return [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))].find(isWaiting);
}
