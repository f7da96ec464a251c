import type { Task } from "../model/generated.ts";

const folded = new WeakMap<object, string>(); // rows never change in place, so neither does this

/** Whether every word of the query is in a task's title, or is its number; the query is read once for all. */
export function textMatcher(query: string): (task: Task) => boolean {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return () => true;
  return (task) => {
    const text = foldedTitle(task);
    return words.every((word) => text.includes(word) || isNumberOf(task, word));
  };
}

function foldedTitle(task: Task): string {
  const known = folded.get(task);
  if (known !== undefined) return known;
  const text = fold(task.title);
  folded.set(task, text);
  return text;
}

/** `142`, `#142` and `OPS-142` all name task 142: any prefix resolves. */
const isNumberOf = ({ number }: Task, word: string): boolean =>
  number != null && word.slice(word.lastIndexOf("-") + 1).replace("#", "") === String(number);

/** What needs no folding. */
const ASCII = /^[\0-\x7f]*$/;

/** Nguyễn is found by nguyen. */
const fold = (text: string): string =>
  ASCII.test(text)
    ? text.toLowerCase()
    : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
