import type { Task } from "../model/generated.ts";

const folded = new WeakMap<object, string>(); // rows never change in place, so neither does this

/** Whether every word of the query is in the task's title, or is its number. */
export function matchesText(task: Task, query: string): boolean {
  const text = folded.get(task) ?? fold(task.title);
  folded.set(task, text);
  const words = fold(query).split(/\s+/u).filter(Boolean);
  return words.every((word) => text.includes(word) || isNumberOf(task, word));
}

/** `142`, `#142` and `OPS-142` all name task 142: any prefix resolves. */
const isNumberOf = ({ number }: Task, word: string): boolean =>
  number != null && word.slice(word.lastIndexOf("-") + 1).replace("#", "") === String(number);

/** Nguyễn is found by nguyen. */
const fold = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
