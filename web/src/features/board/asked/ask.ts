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

/** A control of the open task's panel, or of the bar, goes before the card: `data-ask` says what it asks for. */
export function anchorOf(asked: Asked): Anchor | null {
  const [task] = asked.tasks;
  if (task === undefined) return null;
  if (asking?.task === task) return asking.anchor;
  const control = document.querySelector(`${whereAsked(task)} [data-ask="${asked.part}"]`);
  return control ?? document.querySelector(`[data-task="${CSS.escape(task)}"]`);
}

/** What is selected may be out of sight; its bar is not. */
const whereAsked = (task: string): string => {
  const { open, selected } = desk.get();
  if (selected.size > 1) return "[data-action-bar]";
  return open === task ? "[data-task-panel]" : "[data-action-bar]";
};

export function forgetPointer(): void {
  asking = null;
}
