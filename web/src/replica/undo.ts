import type { Json } from "../model/generated.ts";
import type { Draft, Mutation, Op } from "../model/ops.ts";
import { isDeleted, isLeftAlone, type FindRow } from "./rows.ts";
import type { StreamReplica } from "./stream-replica.ts";

/** Most edits of this tab that can be taken back by key. */
const LONGEST = 100;

/** What is seen of a stream. */
type View = Pick<StreamReplica, "find" | "isPending" | "person">;

/** How to take one mutation back, worked out before it was made. */
interface Step {
  readonly stream: string;
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

/** Own recent edits of this tab. Everything else is undone by the server, from the log. */
export class UndoHistory {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];
  #fresh: Mutation | null = null;

  /** Remember an edit, before it shows. A new edit is a new future: nothing is left to redo. */
  note(mutation: Mutation, find: FindRow): void {
    if (!this.#push(this.#undo, mutation, find)) return;
    this.#redo.length = 0;
    this.#fresh = mutation;
  }

  /** The draft that takes the last edit back; what it does can itself be redone. */
  undo(stream: string, view: View): Draft | null {
    this.#fresh = null;
    return turn(stream, this.#undo, this.#redo, view);
  }

  redo(stream: string, view: View): Draft | null {
    this.#fresh = null;
    return turn(stream, this.#redo, this.#undo, view);
  }

  available(stream: string): Undoable {
    const last = (steps: Step[]) =>
      steps.findLast((step) => step.stream === stream)?.intent ?? null;
    const fresh = this.#fresh?.stream === stream ? this.#fresh : null;
    return { undo: last(this.#undo), redo: last(this.#redo), fresh };
  }

  #push(onto: Step[], { stream, intent, ops }: Mutation, find: FindRow): boolean {
    const inverse = inverseOps(ops, find);
    if (inverse.length === 0) return false;
    onto.push({ stream, intent, inverse });
    if (onto.length > LONGEST) onto.shift();
    return true;
  }
}

/** Null where there is no edit, or where nothing of it is left to take back. */
function turn(stream: string, from: Step[], onto: Step[], view: View): Draft | null {
  const at = from.findLastIndex((step) => step.stream === stream);
  const [step] = at < 0 ? [] : from.splice(at, 1);
  const ops = step?.inverse.map((op) => withSeen(op, view)).filter((op) => isToDo(op, view)) ?? [];
  if (!step || ops.length === 0) return null;
  onto.push({ ...step, inverse: inverseOps(ops, view.find) });
  const isApart = ops.length > 1 && !ops.every(isVoid);
  return { intent: step.intent, ops, ...(isApart && { apart: true }) };
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
