import type { NewCheckItem } from "../../../commands/actions/checklist.ts";
import { pastedLines } from "../../../commands/pasted-list.ts";

/** Longest title that the model takes. */
const LONGEST_TITLE = 1000;

/** The items that a list stands for: one a line, ticked where its line is. */
export const itemsOf = (text: string): readonly NewCheckItem[] =>
  pastedLines(text, LONGEST_TITLE).map(({ title, isTicked }) => ({
    title,
    ...(isTicked && { done: true }),
  }));
