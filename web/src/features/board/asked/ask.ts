import { desk, type Asked } from "../../../commands/desk.ts";
import type { Anchor } from "../../../ui/anchor.ts";

/** Where the pointer asked; what a key asks for hangs by its card. */
let asking: { readonly task: string; readonly anchor: Anchor } | null = null;

/** Opens a task's menu where the pointer is; on the selection, if the task is part of it. */
export function askMenu(task: string, anchor: Anchor): void {
  const { selected } = desk.get();
  const tasks = selected.has(task) ? [...selected] : [task];
  asking = { task: tasks[0] ?? task, anchor };
  desk.set({ focus: task, asked: { part: "menu", tasks } });
}

/** A control of the open task's panel goes before its card: `data-ask` says what it asks for. */
export function anchorOf(asked: Asked): Anchor | null {
  const [task] = asked.tasks;
  if (task === undefined) return null;
  if (asking?.task === task) return asking.anchor;
  const isOpen = desk.get().open === task;
  const control = isOpen ? document.querySelector(`[data-ask="${asked.part}"]`) : null;
  return control ?? document.querySelector(`[data-task="${CSS.escape(task)}"]`);
}

export function forgetPointer(): void {
  asking = null;
}
