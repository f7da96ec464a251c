import type { Json } from "../model/generated.ts";
import type { Draft, Mutation, Op } from "../model/ops.ts";
import type { Kept, UndoNote } from "./outbox.ts";
import { isDeleted, isLeftAlone, type FindRow } from "./rows.ts";
import type { StreamReplica } from "./stream-replica.ts";

/** Most edits of this tab that can be taken back by key. */
const LONGEST = 100;

/** What is seen of a stream. */
type View = Pick<StreamReplica, "find" | "isPending" | "person">;

/** How to take one mutation back, worked out before it was made. */
interface Step {
  /** The mutation that is taken back. */
  readonly id: string;
  readonly stream: string;
  /** Parts of one draft that was too large for one mutation: taken back together. */
  readonly batch: string | undefined;
  readonly intent: string;
  readonly inverse: readonly Op[];
}

/** What can be undone and redone in one stream, by the intent that it is called by. */
export interface Undoable {
  readonly undo: string | null;
  readonly redo: string | null;
  /** The edit that undo takes back, right after it was made: for a notice that offers so. */
  readonly fresh: Mutation | null;
}

/** What takes an edit back, and how that in turn is taken back. */
export interface Turn {
  readonly draft: Draft;
  readonly turn: NonNullable<UndoNote["turn"]>;
}

/**
 * Own recent edits of this tab, and after a reload those of this device. Everything else is undone
 * by the server, from the log. The history is what the notes in the outbox say, in order: a page
 * that starts reads them as if it had made them.
 */
export class UndoHistory {
  #undo: Step[] = [];
  #redo: Step[] = [];
  #fresh: Mutation | null = null;

  /** An edit was made. A new edit is a new future: nothing of its stream is left to redo. */
  made({ mutation, undo: note }: Kept): void {
    if (!note) return;
    const { id, stream, batch, intent } = mutation;
    const step = { id, stream, batch, intent, inverse: note.inverse };
    if (note.turn) this.forget(note.turn.of);
    if (note.turn?.is === "undo") this.#redo.push(step);
    else this.#undo.push(step);
    if (!note.turn) this.#redo = this.#redo.filter((each) => each.stream !== stream);
    if (this.#undo.length > LONGEST) this.#undo.shift();
  }

  /** Offer to take this edit back, since it was made just now. */
  offer(mutation: Mutation): void {
    this.#fresh = this.#undo.some(({ id }) => id === mutation.id) ? mutation : null;
  }

  /** A mutation was refused, or it or a batch taken back: there is nothing left of it. */
  forget(id: string): void {
    const isLeft = (step: Step) => step.id !== id && step.batch !== id;
    this.#undo = this.#undo.filter(isLeft);
    this.#redo = this.#redo.filter(isLeft);
  }

  /** How the last edit is taken back; null where there is none, or where nothing of it is left. */
  undo(stream: string, view: View): Turn | null {
    return this.#turn("undo", stream, view);
  }

  redo(stream: string, view: View): Turn | null {
    return this.#turn("redo", stream, view);
  }

  available(stream: string): Undoable {
    const last = (steps: Step[]) =>
      steps.findLast((step) => step.stream === stream)?.intent ?? null;
    const fresh = this.#fresh?.stream === stream ? this.#fresh : null;
    return { undo: last(this.#undo), redo: last(this.#redo), fresh };
  }

  #turn(is: "undo" | "redo", stream: string, view: View): Turn | null {
    this.#fresh = null;
    const steps = is === "undo" ? this.#undo : this.#redo;
    const step = steps.findLast((each) => each.stream === stream);
    if (!step) return null;
    const { batch } = step;
    const parts = batch === undefined ? [step] : steps.filter((each) => each.batch === batch);
    const of = batch ?? step.id;
    this.forget(of); // one of which nothing is left would stand in the way for ever
    const inverse = parts.toReversed().flatMap((part) => part.inverse);
    const ops = inverse.map((op) => withSeen(op, view)).filter((op) => isToDo(op, view));
    if (ops.length === 0) return null;
    const isApart = ops.length > 1 && !ops.every(isVoid);
    return {
      draft: { intent: step.intent, ops, ...(isApart && { apart: true }) },
      turn: { is, of },
    };
  }
}

/** How a mutation is taken back, before it shows; undefined where it can't be. */
export function undoNote(
  { ops }: Mutation,
  find: FindRow,
  turn?: UndoNote["turn"],
): UndoNote | undefined {
  const inverse = inverseOps(ops, find);
  if (turn) return { inverse, turn };
  return inverse.length > 0 ? { inverse } : undefined;
}

/** Left alone by the server where others changed it meanwhile; adding and removing stand apart for that. */
const isVoid = (op: Op): boolean => "clash" in op && op.clash === "void";

/** What others changed or deleted since is left alone. */
function isToDo(op: Op, view: View): boolean {
  const row = view.find(op.id);
  if (!row || isLeftAlone(row, op)) return false;
  return isDeleted(row) === (op.op === "restore");
}

/**
 * A row that someone else changed last goes neither into the trash nor out of it: its seq is said
 * to be 0, which no row has. While own changes are on their way, its seq is not known.
 */
function withSeen(op: Op, view: View): Op {
  const row = op.op === "delete" || op.op === "restore" ? view.find(op.id) : undefined;
  if (!row || view.isPending(row.id)) return op;
  return { ...op, was: row.updated_by === view.person ? row.seq : 0 } as Op;
}

/**
 * Ops that take these back, last one first, each `void`: it is left alone where the row no longer
 * holds what the edit left there. Text is not among them: the editor undoes its own.
 */
function inverseOps(ops: readonly Op[], find: FindRow): Op[] {
  const made = new Set(ops.flatMap((op) => (op.op === "create" ? [op.id] : [])));
  return ops
    .filter((op) => !isMadeUnder(op, made)) // it goes and comes with what is above it
    .flatMap((op) => inverseOf(op, find) ?? [])
    .reverse();
}

const isMadeUnder = (op: Op, made: ReadonlySet<string>): boolean =>
  op.op === "create" && op.parent !== undefined && made.has(op.parent);

function inverseOf(op: Op, find: FindRow): Op | null {
  const undone = { kind: op.kind, id: op.id, clash: "void" } as const;
  const row = find(op.id);
  if (op.op === "create") return { op: "delete", ...undone };
  if (!row) return null;
  switch (op.op) {
    case "set":
      return { op: "set", ...undone, field: op.field, value: row[op.field] ?? null, was: op.value };
    case "add":
      return holds(row[op.field], op.item) ? null : { ...op, op: "remove" };
    case "remove":
      return holds(row[op.field], op.item) ? { ...op, op: "add" } : null;
    case "move": {
      const { parent, order } = row;
      return parent && order ? { op: "move", ...undone, parent, order, was: op.parent } : null;
    }
    case "delete":
      return isDeleted(row) ? null : { op: "restore", ...undone };
    case "restore":
      return isDeleted(row) ? { op: "delete", ...undone } : null;
    case "text":
      return null;
  }
}

const holds = (set: Json | undefined, item: Json): boolean =>
  Array.isArray(set) && (set as Json[]).includes(item);
