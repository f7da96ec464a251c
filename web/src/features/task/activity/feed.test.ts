import { describe, expect, it } from "vitest";
import type { Comment } from "../../../model/generated.ts";
import { feedOf, type FeedItem } from "./feed.ts";
import type { Line } from "../../../words/lines.ts";

const comment = (id: string, at: number, origin?: Comment["origin"]): Comment => ({
  ...{ kind: "comment", id, scope: "b", seq: 1, body: id, origin: origin ?? null },
  ...{ created_at: at, created_by: "ada", updated_at: at, updated_by: "ada" },
});
const line = (id: string, at: number): Line => ({ id, at, actor: "ada", words: id });
const ids = (items: readonly FeedItem[]) =>
  items.map((item) => (item.is === "comment" ? item.comment.id : item.line.id));

describe("the trail", () => {
  it("has comments and changes in the order in which they came", () => {
    const feed = feedOf(
      [comment("c1", 20), comment("c2", 40)],
      [line("l1", 10), line("l2", 30)],
      "all",
      0,
    );
    expect(ids(feed)).toEqual(["l1", "c1", "l2", "c2"]);
  });

  it("puts an imported comment where its author said it", () => {
    const old = comment("old", 50, { source: "trello", author: "Ben", at: 5 });
    expect(ids(feedOf([comment("c", 20), old], [line("l", 10)], "all", 0))).toEqual([
      "old",
      "l",
      "c",
    ]);
  });

  it("shows one sort alone", () => {
    const given = [[comment("c", 20)], [line("l", 10)]] as const;
    expect(ids(feedOf(...given, "comments", 0))).toEqual(["c"]);
    expect(ids(feedOf(...given, "changes", 0))).toEqual(["l"]);
  });

  it("keeps comments back that are older than the changes known so far", () => {
    const comments = [comment("early", 5), comment("late", 20)];
    expect(ids(feedOf(comments, [line("l", 10)], "all", 10))).toEqual(["l", "late"]);
    expect(ids(feedOf(comments, [line("l", 10)], "comments", 10))).toEqual(["early", "late"]);
  });
});
