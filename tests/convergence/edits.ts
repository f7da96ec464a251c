// What people do, by the app's own actions. What an act is about is chosen from what its page shows.
import { createBoard, editBoard } from "../../web/src/commands/actions/board.ts";
import {
  checkItem,
  createCheckItems,
  createChecklist,
  moveCheckItem,
} from "../../web/src/commands/actions/checklist.ts";
import { createColumn, moveColumn, renameColumn } from "../../web/src/commands/actions/column.ts";
import {
  createComment,
  editComment,
  toggleReaction,
} from "../../web/src/commands/actions/comment.ts";
import { createLabel, editLabel } from "../../web/src/commands/actions/label.ts";
import {
  addLabel,
  archiveTasks,
  assign,
  completeTasks,
  createTask,
  createTasks,
  moveTasks,
  removeLabel,
  renameTask,
  setDue,
  setPriority,
  unarchiveTasks,
  unassign,
} from "../../web/src/commands/actions/task.ts";
import { deleteRows, restoreRows } from "../../web/src/commands/actions/trash.ts";
import type { At } from "../../web/src/commands/actions/place.ts";
import type { KindName } from "../../web/src/model/generated.ts";
import type { Draft } from "../../web/src/model/ops.ts";
import type { Workspace } from "../../web/src/replica/workspace.ts";
import { canary } from "./cast.ts";
import type { Page } from "./page.ts";
import { chosen, type Edit } from "./plan.ts";
import { poison } from "./poison.ts";
import { notShown } from "./shown.ts";

type Choices = readonly [number, number, number];

/** What a page shows, to choose from. */
class Shown {
  readonly w: Workspace;
  readonly page: Page;
  readonly by: Choices;
  readonly notShown: string[] = [];

  constructor(page: Page, by: Choices) {
    this.page = page;
    this.w = { ...page.workspace, mutate: (draft) => this.#mutate(draft) };
    this.by = by;
  }

  #mutate(draft: Draft): string | null {
    const { mutate, view } = this.page.workspace;
    const id = mutate(draft);
    if (id !== null)
      for (const op of notShown(view, draft))
        this.notShown.push(
          `what was done is not what is seen: ${JSON.stringify(op).slice(0, 300)}`,
        );
    return id;
  }

  boards(): readonly string[] {
    return this.w.view.children("board", this.w.id);
  }

  columns(): string[] {
    return this.boards().flatMap((board) => this.w.view.children("column", board));
  }

  tasks(): string[] {
    return this.columns().flatMap((column) => this.w.view.children("task", column));
  }

  below(kind: KindName, parents: readonly string[]): string[] {
    return parents.flatMap((parent) => this.w.view.children(kind, parent));
  }

  /** Several tasks of one board that stand together. */
  some(): string[] {
    const task = chosen(this.tasks(), this.by[0]);
    const column = task === undefined ? null : this.w.view.row("task", task)?.parent;
    if (column == null) return [];
    return this.w.view.children("task", column).slice(0, 2 + Math.floor(this.by[1] * 6));
  }

  get place(): At {
    return this.by[2] < 0.5 ? "start" : "end";
  }

  /** A value that hardly anything else has. */
  word(): string {
    return `w${Math.floor(this.by[0] * 1e6)}`;
  }
}

type Doing = (shown: Shown) => unknown;

/** Does with one of these what `act` says, if there is any. */
const onOne =
  (list: (shown: Shown) => readonly string[], act: (shown: Shown, id: string) => unknown): Doing =>
  (shown) => {
    const id = chosen(list(shown), shown.by[0]);
    return id === undefined ? null : act(shown, id);
  };

const tasks = (shown: Shown) => shown.tasks();
const columns = (shown: Shown) => shown.columns();
const boards = (shown: Shown) => shown.boards();
const comments = (shown: Shown) => shown.below("comment", shown.tasks());
const checklists = (shown: Shown) => shown.below("checklist", shown.tasks());
const items = (shown: Shown) => shown.below("check_item", checklists(shown));
const labels = (shown: Shown) => shown.below("label", shown.boards());

const DOINGS: Readonly<Record<Edit, Doing>> = {
  create: onOne(columns, (s, column) => createTask(s.w, { column, title: s.word(), at: s.place })),
  "create many": onOne(columns, (s, column) =>
    createTasks(s.w, {
      column,
      titles: Array.from({ length: 2 + Math.floor(s.by[1] * 20) }, (_, n) => `${s.word()} ${n}`),
    }),
  ),
  rename: onOne(tasks, (s, task) => renameTask(s.w, task, `${s.word()} ${s.by[1].toFixed(3)}`)),
  move: onOne(tasks, (s, task) => moveTo(s, [task])),
  "move many": (s) => moveTo(s, s.some()),
  due: onOne(tasks, (s, task) => setDue(s.w, [task], day(s.by[1]))),
  priority: onOne(tasks, (s, task) => setPriority(s.w, [task], priority(s.by[1]))),
  "priority of many": (s) => setPriority(s.w, s.some(), priority(s.by[2])),
  label: onOne(tasks, (s, task) => {
    const scope = s.w.view.row("task", task)?.scope ?? "";
    const label = chosen(s.w.view.children("label", scope), s.by[1]);
    if (label === undefined) return null;
    return s.by[2] < 0.6 ? addLabel(s.w, [task], label) : removeLabel(s.w, [task], label);
  }),
  assign: onOne(tasks, (s, task) => {
    const who = chosen(s.w.view.childRows("member", s.w.id), s.by[1])?.person;
    if (who === undefined) return null;
    return s.by[2] < 0.6 ? assign(s.w, [task], who) : unassign(s.w, [task], who);
  }),
  archive: onOne(tasks, (s, task) => archiveTasks(s.w, [task])),
  "archive many": (s) => archiveTasks(s.w, s.some()),
  complete: onOne(tasks, (s, task) => completeTasks(s.w, [task])),
  delete: onOne(tasks, (s, task) => deleteRows(s.w, "task", [task])),
  "delete many": (s) => deleteRows(s.w, "task", s.some()),
  restore: (s) => {
    const row = chosen(
      s.boards().flatMap((board) => s.w.view.trash(board)),
      s.by[0],
    );
    const archived = chosen(
      s.columns().flatMap((column) => s.w.view.children("task", column, "archived")),
      s.by[1],
    );
    if (s.by[2] < 0.3 && archived !== undefined) return unarchiveTasks(s.w, [archived]);
    return row && restoreRows(s.w, row.kind, [row.id]);
  },
  comment: onOne(tasks, (s, task) => createComment(s.w, { task, body: s.word() })),
  "edit comment": onOne(comments, (s, id) => editComment(s.w, id, `${s.word()} again`)),
  react: onOne(comments, (s, id) => toggleReaction(s.w, id, s.by[1] < 0.5 ? "👍" : "🎉")),
  checklist: onOne(tasks, (s, task) => createChecklist(s.w, { task, title: s.word() })),
  "check item": onOne(checklists, (s, checklist) =>
    createCheckItems(s.w, { checklist, items: [{ title: s.word() }, { title: "and this" }] }),
  ),
  tick: onOne(items, (s, item) => checkItem(s.w, item, s.by[1] < 0.7)),
  "move item": onOne(items, (s, item) => {
    const checklist = chosen(checklists(s), s.by[1]);
    return moveCheckItem(s.w, item, { checklist, at: s.place });
  }),
  "delete below": (s) => {
    const [kind, list] = chosen(
      [
        ["comment", comments],
        ["checklist", checklists],
        ["check_item", items],
        ["label", labels],
      ] as const,
      s.by[1],
    );
    const id = chosen(list(s), s.by[0]);
    return id === undefined ? null : deleteRows(s.w, kind, [id]);
  },
  write: onOne(tasks, (s, task) => {
    s.page.replica.openThread(s.w.id, task);
    s.page.scribe.write(task, `${s.word()} `, s.by[1], s.by[2]);
  }),
  "add column": onOne(boards, (s, board) =>
    createColumn(s.w, { board, name: `${s.word()} ${canary(board)}`, at: s.place }),
  ),
  "rename column": onOne(columns, (s, column) => {
    const board = s.w.view.row("column", column)?.parent ?? "";
    return renameColumn(s.w, column, `${s.word()} ${canary(board)}`);
  }),
  "move column": onOne(columns, (s, column) => moveColumn(s.w, column, s.place)),
  "delete column": onOne(columns, (s, column) =>
    s.columns().length > 6 ? deleteRows(s.w, "column", [column]) : null,
  ),
  "edit board": onOne(boards, (s, board) => editBoard(s.w, board, { description: s.word() })),
  "edit label": onOne(labels, (s, label) => editLabel(s.w, label, { name: s.word() })),
  "new label": onOne(boards, (s, board) =>
    createLabel(s.w, { board, name: s.word(), colour: "lake" }),
  ),
  "new board": (s) =>
    createBoard(s.w, {
      name: s.word(),
      everyone: s.by[1] < 0.5 ? "none" : "editor",
      columns: ["To do", "Done"],
    }),
  undo: (s) => s.page.replica.undo(s.w.id),
  redo: (s) => s.page.replica.redo(s.w.id),
  poison: (s) => s.w.mutate(poison(s.w.id, s.by, chosen(s.tasks(), s.by[1]))),
};

export const isEdit = (what: string): what is Edit => what in DOINGS;

/** Does it, unless the page has nothing to do it with; returns what does not show right after. */
export function edit(page: Page, what: Edit, by: Choices): readonly string[] {
  const shown = new Shown(page, by);
  DOINGS[what](shown);
  return shown.notShown;
}

function moveTo(s: Shown, ids: readonly string[]): string | null {
  const column = chosen(s.columns(), s.by[1]);
  return column === undefined ? null : moveTasks(s.w, ids, { column, at: s.place });
}

const day = (at: number): string | null =>
  at < 0.2 ? null : `2026-12-${String(1 + Math.floor(at * 28)).padStart(2, "0")}`;

const priority = (at: number): number | null => (at < 0.2 ? null : 1 + Math.floor(at * 4));
