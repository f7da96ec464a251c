import type { KindName, Rows } from "../model/generated.ts";
import type { Cursor } from "../model/frames.ts";
import type { Mutation } from "../model/ops.ts";
import { lowest, type Cursors } from "./cursors.ts";
import { PendingOps, replay, rowsOf } from "./overlay.ts";
import { textKey, type Base, type Patch, type StoredText } from "./patch.ts";
import { PlacedIndex, type Shelf } from "./placed-index.ts";
import { isDeleted, sameRow, type StoredRow } from "./rows.ts";
import type { Topics } from "./topics.ts";

const ROW = "row ";
/** The topic of one row: its fields, its place, and whether it can be seen. */
export const rowTopic = (id: string): string => ROW + id;
/** The topic of a document. */
export const textTopic = (id: string, field: string): string => `text ${textKey(id, field)}`;

/** More rows than this at once are sorted after all have come. */
const BULK = 200;

/**
 * One stream on this device: base, pending, and the view that both make, with its indexes.
 * The invariants stand in overlay.ts. Changes are noted in `topics`; the owner tells.
 */
export class StreamReplica {
  readonly id: string;
  readonly person: string;
  readonly topics: Topics;
  readonly #rows = new Map<string, StoredRow>();
  readonly #texts = new Map<string, StoredText>();
  #cursors: Cursors = new Map();
  readonly #pending = new PendingOps();
  /** The view of rows that pending ops name; all others are as in base. */
  readonly #overlay = new Map<string, StoredRow | undefined>();
  readonly #index: PlacedIndex;

  constructor(id: string, person: string, topics: Topics) {
    this.id = id;
    this.person = person;
    this.topics = topics;
    this.#index = new PlacedIndex(topics);
  }

  get base(): Base {
    return { rows: this.#rows, texts: this.#texts, cursors: this.#cursors };
  }

  /** Where base is complete as a whole; undefined while nothing is loaded. */
  get cursor(): Cursor | undefined {
    return lowest(this.#cursors);
  }

  /** The row as it is seen, unless it or something above it is in the trash. */
  row<Kind extends KindName>(kind: Kind, id: string): Rows[Kind] | undefined {
    const row = this.find(id);
    return row?.kind === kind && !this.#isHidden(row) ? (row as unknown as Rows[Kind]) : undefined;
  }

  /** The row whatever its kind, deleted or not. */
  find = (id: string): StoredRow | undefined =>
    this.#overlay.has(id) ? this.#overlay.get(id) : this.#rows.get(id);

  /** Ids in order. The array stays the same object until it says something else. */
  children(kind: KindName, parent: string, shelf: Shelf = "live"): readonly string[] {
    return this.#index.ids(kind, parent, shelf);
  }

  childRows<Kind extends KindName>(
    kind: Kind,
    parent: string,
    shelf: Shelf = "live",
  ): readonly Rows[Kind][] {
    return this.#index.rows(kind, parent, shelf) as unknown as readonly Rows[Kind][];
  }

  /** What was put into the trash in a scope, the latest first. */
  trash(scope: string): readonly StoredRow[] {
    return [...this.#index.trash()]
      .filter((row) => row.scope === scope)
      .sort((a, b) => (b.deleted_at ?? 0) - (a.deleted_at ?? 0));
  }

  isPending(id: string): boolean {
    return this.#pending.has(id);
  }

  /** Own mutations on the row that base does not show yet, in order. */
  pendingOn(id: string): readonly string[] {
    return this.#pending.on(id).map(({ mutation }) => mutation.id);
  }

  /** Updates of a document, confirmed and own; empty while its thread is not open. */
  text(id: string, field: string): readonly string[] {
    const own = this.#pending
      .on(id)
      .flatMap(({ op }) => (op.op === "text" && op.field === field ? [op.update] : []));
    const confirmed = this.#texts.get(textKey(id, field))?.updates ?? [];
    return own.length > 0 ? [...confirmed, ...own] : confirmed;
  }

  /** Show an own mutation on top of what is there; one without a number yet above all others. */
  enlist(mutation: Mutation, n?: number): void {
    this.#pending.add(mutation, n);
    this.#refreshPending(mutation);
  }

  /** A mutation has its number in the outbox now: what another tab made before it goes below it. */
  number(mutation: Mutation, n: number): void {
    for (const id of this.#pending.number(mutation, n)) this.#refresh(id, this.find(id), false);
  }

  /** Take a mutation out of pending: refused, or confirmed by base. */
  dismiss(mutation: Mutation): void {
    this.#pending.remove(mutation);
    this.#refreshPending(mutation);
  }

  /** Put a patch into base and replay what is pending on the rows it touched. */
  install(patch: Patch, cursors: Cursors = this.#cursors): void {
    this.#cursors = cursors;
    const bulk = patch.rows.size > BULK;
    for (const [id, row] of patch.rows) {
      const seen = this.find(id);
      if (row) this.#rows.set(id, row);
      else this.#rows.delete(id);
      if (bulk && row && !seen && !this.#pending.concerns(id)) this.#index.add(row);
      else this.#refresh(id, seen, bulk);
    }
    if (bulk) this.topics.touchAll(ROW); // sooner told than asked for each whether anyone listens
    for (const [key, text] of patch.texts) {
      if (text) this.#texts.set(key, text);
      else this.#texts.delete(key);
      this.topics.touch(`text ${key}`);
    }
  }

  /** A thread was closed: it is not kept complete any more, and holds nobody up. */
  forgetPart(part: string): void {
    const cursors = new Map(this.#cursors);
    cursors.delete(part);
    this.#cursors = cursors;
  }

  #refreshPending(mutation: Mutation): void {
    for (const id of rowsOf(mutation)) this.#refresh(id, this.find(id), false);
    for (const op of mutation.ops)
      if (op.op === "text") this.topics.touch(textTopic(op.id, op.field));
  }

  /** Work out the view of one row anew; `seen` is what it was. */
  #refresh(id: string, seen: StoredRow | undefined, bulk: boolean): void {
    const next = this.#view(id, seen);
    if (this.#pending.has(id)) this.#overlay.set(id, next);
    else this.#overlay.delete(id);
    if (!this.topics.isIdle) this.topics.touch(rowTopic(id)); // pending or saved may have changed, if not the row
    if (seen === next) return;
    this.#index.update(seen, next, bulk);
    if (isHiding(seen) !== isHiding(next)) this.#touchBelow(id);
    if (!seen !== !next)
      for (const below of this.#pending.under(id)) this.#refresh(below, this.find(below), bulk);
  }

  /** A pending row that would look the same keeps its object, so that nothing is drawn again. */
  #view(id: string, seen: StoredRow | undefined): StoredRow | undefined {
    const base = this.#rows.get(id);
    const pending = this.#pending.on(id);
    if (pending.length === 0) return base;
    const next = replay(base, pending, this.person, this.find);
    return seen && next && next !== base && sameRow(seen, next) ? seen : next;
  }

  #touchBelow(id: string): void {
    for (const row of this.#index.below(id)) this.topics.touch(rowTopic(row.id));
  }

  #isHidden(row: StoredRow): boolean {
    if (isDeleted(row)) return true;
    const above = row.parent == null ? undefined : this.find(row.parent);
    return above !== undefined && this.#isHidden(above);
  }
}

/** Whether what stands under the row is not seen: it is in the trash. */
const isHiding = (row: StoredRow | undefined): boolean => row !== undefined && isDeleted(row);
