import { describe, expect, it } from "vitest";
import type { Workspace } from "../../replica/workspace.ts";
import { News } from "./news.ts";

const rows: Readonly<Record<string, object>> = {
  mast: { title: "Varnish the mast", parent: "review" },
  hull: { title: "Paint the hull", parent: "review" },
  review: { name: "Review" },
};
const workspace = {
  id: "w",
  view: {
    row: (_kind: string, id: string) => rows[id],
    childRows: () => [{ person: "omar", name: "Omar" }],
  },
} as unknown as Workspace;

function newsAt(clock: { now: number }): News {
  return new News(workspace, () => clock.now);
}

describe("news of others' moves", () => {
  it("says who moved what where", () => {
    const news = newsAt({ now: 0 });
    news.moved("mast", "omar");
    expect(news.words.get()).toBe("Omar moved “Varnish the mast” to Review");
  });

  it("is told at most once in five seconds", () => {
    const clock = { now: 0 };
    const news = newsAt(clock);
    news.moved("mast", "omar");
    clock.now = 4999;
    news.moved("hull", "omar");
    expect(news.words.get()).toContain("Varnish the mast");
    clock.now = 5000;
    news.moved("hull", "omar");
    expect(news.words.get()).toContain("Paint the hull");
  });

  it("is silent about a task that is not there", () => {
    const news = newsAt({ now: 0 });
    news.moved("gone", "omar");
    expect(news.words.get()).toBe("");
  });
});
