import type { KindName } from "../model/generated.ts";
import { PlacedList } from "./placed-list.ts";
import { isDeleted, type StoredRow } from "./rows.ts";
import type { Topics } from "./topics.ts";

/** Which siblings: those in use, those put away, or those in the trash. */
export type Shelf = "live" | "archived" | "trash";

const SHELVES: readonly Shelf[] = ["live", "archived", "trash"];
const NOTHING: readonly never[] = [];

/** The topic of which rows stand on a shelf of a parent, and in which order. */
export const listTopic = (kind: KindName, parent: string, shelf: Shelf = "live"): string =>
  `list ${shelf} ${kind} ${parent}`;

/** The topic of any change to a row of a kind under a parent: for filters and counts. */
export const contentTopic = (kind: KindName, parent: string): string => `content ${kind} ${parent}`;

/** The topic of what is in the trash, anywhere in the stream. */
export const TRASH_TOPIC = "trash";

const shelfOf = (row: StoredRow): Shelf =>
  isDeleted(row) ? "trash" : row["archived"] === true ? "archived" : "live";

/** The rows of one kind under one parent. Topics are spelt once: ten thousand rows share them. */
class Siblings {
  readonly lists = { live: new PlacedList(), archived: new PlacedList(), trash: new PlacedList() };
  readonly contentTopic: string;
  readonly listTopics: Readonly<Record<Shelf, string>>;

  constructor(kind: KindName, parent: string) {
    this.contentTopic = contentTopic(kind, parent);
    this.listTopics = {
      live: listTopic(kind, parent, "live"),
      archived: listTopic(kind, parent, "archived"),
      trash: listTopic(kind, parent, "trash"),
    };
  }
}

/** Rows by parent, kind and shelf, in order; those without a parent stand under "". */
export class PlacedIndex {
  readonly #families = new Map<string, Map<KindName, Siblings>>();
  readonly #trash = new Map<string, StoredRow>();
  readonly #topics: Topics;

  constructor(topics: Topics) {
    this.#topics = topics;
  }

  ids(kind: KindName, parent: string, shelf: Shelf = "live"): readonly string[] {
    return this.#families.get(parent)?.get(kind)?.lists[shelf].ids ?? NOTHING;
  }

  rows(kind: KindName, parent: string, shelf: Shelf = "live"): readonly StoredRow[] {
    return this.#families.get(parent)?.get(kind)?.lists[shelf].rows ?? NOTHING;
  }

  /** Every row that was itself put into the trash. */
  trash(): Iterable<StoredRow> {
    return this.#trash.values();
  }

  /** Every row under this one, on any shelf. */
  *below(parent: string): Iterable<StoredRow> {
    for (const { lists } of this.#families.get(parent)?.values() ?? [])
      for (const shelf of SHELVES)
        for (const row of lists[shelf].rows) {
          yield row;
          yield* this.below(row.id);
        }
  }

  /** Take in one of many rows that were not here; they are sorted at the next read. */
  add(row: StoredRow): void {
    const siblings = this.#siblings(row);
    this.#put(row, siblings, true);
    this.#noteTrash(undefined, row);
    this.#topics.touch(siblings.contentTopic);
  }

  /** Take in that a row came, changed or went; `bulk` when many come before the next read. */
  update(old: StoredRow | undefined, next: StoredRow | undefined, bulk: boolean): void {
    const [from, to] = [old && this.#siblings(old), next && this.#siblings(next)];
    if (old && next && from === to && shelfOf(old) === shelfOf(next) && old.order === next.order) {
      to?.lists[shelfOf(next)].replace(old, next);
    } else {
      if (old && from) this.#take(old, from);
      if (next && to) this.#put(next, to, bulk);
    }
    this.#noteTrash(old, next);
    if (from) this.#topics.touch(from.contentTopic);
    if (to && to !== from) this.#topics.touch(to.contentTopic);
  }

  #take(row: StoredRow, siblings: Siblings): void {
    const shelf = shelfOf(row);
    siblings.lists[shelf].remove(row);
    this.#topics.touch(siblings.listTopics[shelf]);
  }

  #put(row: StoredRow, siblings: Siblings, bulk: boolean): void {
    const shelf = shelfOf(row);
    const list = siblings.lists[shelf];
    if (bulk) list.append(row);
    else list.insert(row);
    this.#topics.touch(siblings.listTopics[shelf]);
  }

  #noteTrash(old: StoredRow | undefined, next: StoredRow | undefined): void {
    const wasThere = old !== undefined && this.#trash.delete(old.id);
    const isThere = next !== undefined && isDeleted(next);
    if (isThere) this.#trash.set(next.id, next);
    if (wasThere || isThere) this.#topics.touch(TRASH_TOPIC);
  }

  #siblings({ kind, parent }: StoredRow): Siblings {
    const above = parent ?? "";
    const known = this.#families.get(above)?.get(kind);
    if (known) return known;
    const siblings = new Siblings(kind, above);
    const family = this.#families.get(above) ?? new Map<KindName, Siblings>();
    this.#families.set(above, family.set(kind, siblings));
    return siblings;
  }
}
