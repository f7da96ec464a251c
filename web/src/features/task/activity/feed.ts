import type { Comment } from "../../../model/generated.ts";
import { originOf } from "../comments/origin.ts";
import type { Line } from "../../../words/lines.ts";

export type Only = "all" | "comments" | "changes";

export type FeedItem =
  | { readonly is: "comment"; readonly at: number; readonly comment: Comment }
  | { readonly is: "change"; readonly at: number; readonly line: Line };

/**
 * Comments and changes as one trail, the earliest first. `since`: the log is known from there on;
 * with changes in sight, comments from before it come when it does.
 */
export function feedOf(
  comments: readonly Comment[],
  lines: readonly Line[],
  only: Only,
  since: number,
): readonly FeedItem[] {
  const said = comments.map((comment): FeedItem => ({
    is: "comment",
    at: saidAt(comment),
    comment,
  }));
  const done = lines.map((line): FeedItem => ({ is: "change", at: line.at, line }));
  if (only === "comments") return inOrder(said);
  if (only === "changes") return inOrder(done);
  return inOrder([...said.filter(({ at }) => at >= since), ...done]);
}

/** An imported comment was said when its first author said it. */
const saidAt = (comment: Comment): number => originOf(comment)?.at ?? comment.created_at;

const inOrder = (items: readonly FeedItem[]): readonly FeedItem[] =>
  items.toSorted((a, b) => a.at - b.at); // it is stable: what came together stays in its order
