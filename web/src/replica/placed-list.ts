import { byPlace } from "../model/order.ts";
import type { StoredRow } from "./rows.ts";

/**
 * Rows sorted by order, then id. Rows that come in bulk are appended and sorted once, at the next
 * read; the list of ids stays the same object until it would say something else.
 */
export class PlacedList {
  #rows: StoredRow[] = [];
  #sorted = true;
  #ids: readonly string[] | null = null;

  get rows(): readonly StoredRow[] {
    this.#sort();
    return this.#rows;
  }

  get ids(): readonly string[] {
    return (this.#ids ??= this.rows.map((row) => row.id));
  }

  /** Append one of many; sorting waits. */
  append(row: StoredRow): void {
    this.#ids = null;
    const last = this.#rows.at(-1);
    if (last && byPlace(last, row) > 0) this.#sorted = false;
    this.#rows.push(row);
  }

  /** Put one row where it belongs, without a sort of the whole. */
  insert(row: StoredRow): void {
    this.#ids = null;
    this.#sort();
    this.#rows.splice(this.#search(row), 0, row);
  }

  remove(row: StoredRow): void {
    this.#ids = null;
    this.#rows.splice(this.#find(row), 1);
  }

  /** A newer version that stands at the same place. */
  replace(row: StoredRow, by: StoredRow): void {
    this.#rows[this.#find(row)] = by;
  }

  #sort(): void {
    if (!this.#sorted) this.#rows.sort(byPlace);
    this.#sorted = true;
  }

  #find(row: StoredRow): number {
    return this.#sorted ? this.#search(row) : this.#rows.findIndex(({ id }) => id === row.id);
  }

  /** The first position whose row is not before this one. */
  #search(row: StoredRow): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const there = this.#rows[middle];
      if (there && byPlace(there, row) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
