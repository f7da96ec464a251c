/**
 * What own mutations, not yet confirmed, make of base.
 *
 * Invariants, each held by a test:
 *  1. The view of a row is its base with the pending ops on it replayed in outbox order, whichever
 *     tab they came from.
 *  2. A row that no pending op names is the very object that base holds.
 *  3. A pending op that does not apply is passed over and stays pending: it may apply later.
 *  4. Base changes by patches from the server only, pending by own acts and the server's answers
 *     only; no replay changes either.
 *  5. A mutation leaves pending when it is refused, or accepted at a seq that base has reached.
 *  6. A patch that comes twice, late or overlapping changes nothing more.
 *  7. A replay touches only the rows that changed in base or in pending, and those whose pending
 *     create or move names a row that came or went.
 */
import type { Mutation, Op } from "../model/ops.ts";
import { applyOp, type FindRow, type StoredRow } from "./rows.ts";

interface PendingOp {
  readonly op: Op;
  readonly mutation: Mutation;
}

/** Its number in the outbox; what has none yet stands behind all others. */
const UNNUMBERED = Infinity;

/** The pending ops of one stream, by the row they are on. */
export class PendingOps {
  readonly #byRow = new Map<string, readonly PendingOp[]>();
  readonly #byParent = new Map<string, Set<string>>();
  readonly #numbers = new Map<string, number>();

  /** Add a mutation at its place in the outbox, else behind all others. */
  add(mutation: Mutation, n = UNNUMBERED): void {
    this.#numbers.set(mutation.id, n);
    for (const op of mutation.ops) {
      this.#byRow.set(op.id, this.#sorted([...this.on(op.id), { op, mutation }]));
      const parent = parentIn(op);
      if (parent !== undefined)
        this.#byParent.set(parent, (this.#byParent.get(parent) ?? new Set()).add(op.id));
    }
  }

  /** A mutation has its number now; returns the rows on which it comes before another, or behind. */
  number(mutation: Mutation, n: number): string[] {
    this.#numbers.set(mutation.id, n);
    return [...rowsOf(mutation)].filter((id) => {
      const [before, after] = [this.on(id), this.#sorted(this.on(id))];
      this.#byRow.set(id, after);
      return before.some((each, at) => each !== after[at]);
    });
  }

  remove(mutation: Mutation): void {
    this.#numbers.delete(mutation.id);
    for (const id of rowsOf(mutation)) {
      const left = this.on(id).filter((pending) => pending.mutation.id !== mutation.id);
      if (left.length > 0) this.#byRow.set(id, left);
      else this.#byRow.delete(id);
    }
    for (const op of mutation.ops) {
      const parent = parentIn(op);
      const ids = parent === undefined ? undefined : this.#byParent.get(parent);
      if (ids && !this.on(op.id).some((pending) => parentIn(pending.op) === parent))
        ids.delete(op.id);
      if (ids?.size === 0 && parent !== undefined) this.#byParent.delete(parent);
    }
  }

  #sorted(ops: readonly PendingOp[]): readonly PendingOp[] {
    const n = ({ mutation }: PendingOp): number => this.#numbers.get(mutation.id) ?? UNNUMBERED;
    return ops.length < 2 ? ops : [...ops].sort((a, b) => (n(a) === n(b) ? 0 : n(a) - n(b)));
  }

  on(id: string): readonly PendingOp[] {
    return this.#byRow.get(id) ?? [];
  }

  has(id: string): boolean {
    return this.#byRow.has(id);
  }

  /** Whether a pending op is on this row, or puts another under it. */
  concerns(id: string): boolean {
    return this.#byRow.has(id) || this.#byParent.has(id);
  }

  /** Rows whose pending create or move names this parent. */
  under(parent: string): Iterable<string> {
    return this.#byParent.get(parent) ?? [];
  }
}

const parentIn = (op: Op): string | undefined =>
  op.op === "create" || op.op === "move" ? op.parent : undefined;

export const rowsOf = (mutation: Mutation): Set<string> =>
  new Set(mutation.ops.map(({ id }) => id));

/** Base with the pending ops on top. Pure; see invariants 1 to 3. */
export function replay(
  base: StoredRow | undefined,
  pending: readonly PendingOp[],
  person: string,
  find: FindRow,
): StoredRow | undefined {
  return pending.reduce(
    (row, { op, mutation }) => applyOp(row, op, { person, mutation }, find),
    base,
  );
}
