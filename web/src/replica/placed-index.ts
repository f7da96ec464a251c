import type { KindName } from "../model/generated.ts";
import { PlacedList } from "./placed-list.ts";
import { isDeleted, type StoredRow } from "./rows.ts";
import type { Topics } from "./topics.ts";

/** Which siblings: those in use, those put away, or those in the trash. */
export type Shelf = "live" | "archived" | "trash";

const NOTHING: readonly never[] = [];

/** The topic of which rows stand on a shelf of a parent, and in which order. */
export const listTopic = (kind: KindName, parent: string, shelf: Shelf = "live"): string =>
  `list ${shelf} ${kind} ${parent}`;

/** The topic of any change to a row on a parent's live shelf: for filters and counts. */
export const contentTopic = (kind: KindName, parent: string): string => `content ${kind} ${parent}`;

/** The topic of what is in the trash, anywhere in the stream. */
export const TRASH_TOPIC = "trash";

const shelfOf = (row: StoredRow): Shelf =>
  isDeleted(row) ? "trash" : row["archived"] === true ? "archived" : "live";

/** Rows by parent, kind and shelf, in order; those without a parent stand under "". */
export class PlacedIndex {
  readonly #lists = new Map<string, PlacedList>();
  readonly #kindsBelow = new Map<string, Set<KindName>>();
  readonly #trash = new Map<string, StoredRow>();
  readonly #topics: Topics;

  constructor(topics: Topics) {
    this.#topics = topics;
  }

  ids(kind: KindName, parent: string, shelf: Shelf = "live"): readonly string[] {
    return this.#lists.get(listTopic(kind, parent, shelf))?.ids ?? NOTHING;
  }

  rows(kind: KindName, parent: string, shelf: Shelf = "live"): readonly StoredRow[] {
    return this.#lists.get(listTopic(kind, parent, shelf))?.rows ?? NOTHING;
  }

  /** Every row that was itself put into the trash. */
  trash(): Iterable<StoredRow> {
    return this.#trash.values();
  }

  /** Every row under this one, on any shelf. */
  *below(parent: string): Iterable<StoredRow> {
    for (const kind of this.#kindsBelow.get(parent) ?? [])
      for (const shelf of ["live", "archived", "trash"] as const)
        for (const row of this.rows(kind, parent, shelf)) {
          yield row;
          yield* this.below(row.id);
        }
  }

  /** Take in that a row came, changed or went; `bulk` when many come before the next read. */
  update(old: StoredRow | undefined, next: StoredRow | undefined, bulk: boolean): void {
    if (old && next && topicOf(old) === topicOf(next) && old.order === next.order) {
      this.#list(topicOf(next)).replace(old, next);
    } else {
      if (old) this.#take(old);
      if (next) this.#put(next, bulk);
    }
    this.#noteTrash(old, next);
    for (const row of [old, next])
      if (row) this.#topics.touch(contentTopic(row.kind, row.parent ?? ""));
  }

  #take(row: StoredRow): void {
    const topic = topicOf(row);
    this.#list(topic).remove(row);
    this.#topics.touch(topic);
  }

  #put(row: StoredRow, bulk: boolean): void {
    const topic = topicOf(row);
    if (bulk) this.#list(topic).append(row);
    else this.#list(topic).insert(row);
    this.#topics.touch(topic);
    const parent = row.parent ?? "";
    const kinds = this.#kindsBelow.get(parent) ?? new Set();
    this.#kindsBelow.set(parent, kinds.add(row.kind));
  }

  #noteTrash(old: StoredRow | undefined, next: StoredRow | undefined): void {
    const wasThere = old !== undefined && this.#trash.delete(old.id);
    const isThere = next !== undefined && isDeleted(next);
    if (isThere) this.#trash.set(next.id, next);
    if (wasThere || isThere) this.#topics.touch(TRASH_TOPIC);
  }

  #list(topic: string): PlacedList {
    const known = this.#lists.get(topic);
    if (known) return known;
    const list = new PlacedList();
    this.#lists.set(topic, list);
    return list;
  }
}

const topicOf = (row: StoredRow): string => listTopic(row.kind, row.parent ?? "", shelfOf(row));
