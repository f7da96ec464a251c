/** What people do with tasks. Several at once are one mutation of which each op stands alone. */
import { addItem, removeItem, setField } from "../../model/edits.ts";
import type { Task } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op } from "../../model/ops.ts";
import type { Workspace } from "../../replica/workspace.ts";
import { movesTo, placesIn, seen, type At } from "./place.ts";

/** Makes a task and returns its id. */
export function createTask(
  w: Workspace,
  { column, title, at = "end" }: { column: string; title: string; at?: At },
): string {
  const [id = ""] = createTasks(w, { column, titles: [title], at });
  return id;
}

/** Makes a task of each title (a pasted list), in their order. */
export function createTasks(
  w: Workspace,
  { column, titles, at = "end" }: { column: string; titles: readonly string[]; at?: At },
): string[] {
  const { orders, moves } = placesIn(w, "task", column, at, titles.length);
  const ids = titles.map(() => uuid7());
  const creates = titles.map((title, n): Op => ({
    ...{ op: "create", kind: "task", id: ids[n] ?? "", parent: column, order: orders[n] ?? "" },
    fields: { title },
  }));
  w.mutate({ intent: "task.create", ops: [...moves, ...creates] });
  return ids;
}

export const renameTask = (w: Workspace, task: string, title: string): string | null =>
  change(w, "task.rename", [task], (row) => setField(row, "title", title));

/** Puts tasks into a column, one after the other; between boards too. */
export const moveTasks = (
  w: Workspace,
  tasks: readonly string[],
  { column, at }: { column: string; at: At },
): string | null => submit(w, "task.move", tasks, movesTo(w, "task", tasks, column, at));

/** A day `2026-11-24`, or an instant with its zone; null for none. */
export const setDue = (w: Workspace, tasks: readonly string[], due: string | null): string | null =>
  change(w, "task.due", tasks, (row) => setField(row, "due", due));

export const setStart = (
  w: Workspace,
  tasks: readonly string[],
  start: string | null,
): string | null => change(w, "task.start", tasks, (row) => setField(row, "start", start));

/** 1 low to 4 urgent; null for none. */
export const setPriority = (
  w: Workspace,
  tasks: readonly string[],
  priority: number | null,
): string | null => change(w, "task.priority", tasks, (row) => setField(row, "priority", priority));

export const addLabel = (w: Workspace, tasks: readonly string[], label: string): string | null =>
  change(w, "task.label", tasks, (row) => addItem(row, "labels", label));

export const removeLabel = (w: Workspace, tasks: readonly string[], label: string): string | null =>
  change(w, "task.label", tasks, (row) => removeItem(row, "labels", label));

export const assign = (w: Workspace, tasks: readonly string[], person: string): string | null =>
  change(w, "task.assign", tasks, (row) => addItem(row, "assignees", person));

export const unassign = (w: Workspace, tasks: readonly string[], person: string): string | null =>
  change(w, "task.assign", tasks, (row) => removeItem(row, "assignees", person));

export const archiveTasks = (w: Workspace, tasks: readonly string[]): string | null =>
  change(w, "task.archive", tasks, (row) => setField(row, "archived", true));

export const unarchiveTasks = (w: Workspace, tasks: readonly string[]): string | null =>
  change(w, "task.archive", tasks, (row) => setField(row, "archived", null));

/** Puts tasks at the head of the first column of their board that means done; null without one. */
export function completeTasks(w: Workspace, tasks: readonly string[]): string | null {
  const [first] = seen(w, "task", tasks);
  const columns = first ? w.view.childRows("column", first.scope) : [];
  const done = columns.find((column) => column.is_done === true);
  return done ? moveTasks(w, tasks, { column: done.id, at: "start" }) : null;
}

/** Appends an editor's update (base64url) to the description. */
export const editDescription = (w: Workspace, task: string, update: string): string | null =>
  w.mutate({
    intent: "task.describe",
    ops: [{ op: "text", kind: "task", id: task, field: "description", update }],
  });

function change(
  w: Workspace,
  intent: string,
  tasks: readonly string[],
  opsOf: (row: Task) => readonly Op[],
): string | null {
  return submit(w, intent, tasks, seen(w, "task", tasks).flatMap(opsOf));
}

const submit = (
  w: Workspace,
  intent: string,
  tasks: readonly string[],
  ops: readonly Op[],
): string | null => w.mutate({ intent, ops, ...(tasks.length > 1 && { apart: true }) });
