import { describe, expect, it } from "vitest";
import type { Task } from "../model/generated.ts";
import {
  filterIn,
  isFiltering,
  NO_FILTER,
  NOBODY,
  searchOf,
  taskMatcher,
  toggled,
  type Filter,
} from "./filter.ts";

const TODAY = "2026-11-24";

const task = (fields: Partial<Task>): Task => ({
  ...{ kind: "task", id: "t", title: "Sand the deck", scope: "b", seq: 1 },
  ...{ created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada", ...fields },
});

const shows = (filter: Partial<Filter>, fields: Partial<Task>): boolean =>
  taskMatcher({ ...NO_FILTER, ...filter }, TODAY)(task(fields));

describe("a filter", () => {
  it.each<[Partial<Filter>, Partial<Task>, boolean]>([
    [{}, {}, true],
    [{ people: ["ada", "bo"] }, { assignees: ["bo"] }, true],
    [{ people: ["ada"] }, { assignees: ["bo"] }, false],
    [{ people: ["ada"] }, {}, false],
    [{ people: ["ada", NOBODY] }, { assignees: [] }, true],
    [{ labels: ["l"] }, { labels: ["k", "l"] }, true],
    [{ labels: [NOBODY] }, { labels: ["k"] }, false],
    [{ priorities: [4, 0] }, {}, true],
    [{ priorities: [4] }, { priority: 3 }, false],
    [{ due: "none" }, {}, true],
    [{ due: "none" }, { due: TODAY }, false],
    [{ due: "overdue" }, { due: "2026-11-23" }, true],
    [{ due: "overdue" }, { due: TODAY }, false],
    [{ due: "today" }, { due: "2026-11-24T09:00:00+01:00[Europe/Oslo]" }, true],
    [{ due: "today" }, { due: "2026-11-25" }, false],
    [{ due: "week" }, { due: "2026-11-30" }, true],
    [{ due: "week" }, { due: "2026-12-01" }, false],
    [{ due: "week" }, {}, false],
    [{ text: "DECK sand" }, {}, true],
    [{ text: "deck", priorities: [4] }, { priority: 1 }, false],
  ])("of %o on %o shows it: %s", (filter, fields, expected) => {
    expect(shows(filter, fields)).toBe(expected);
  });

  it("of blanks leaves nothing out", () => {
    expect(isFiltering({ ...NO_FILTER, text: "  " })).toBe(false);
    expect(isFiltering({ ...NO_FILTER, due: "week" })).toBe(true);
  });

  it("is carried by an address", () => {
    const filter: Filter = {
      text: "café & bar",
      people: ["ada", NOBODY],
      labels: ["l"],
      priorities: [4, 3],
      due: "week",
    };
    expect(filterIn(searchOf(filter))).toEqual(filter);
    expect(searchOf(NO_FILTER)).toBe("");
  });

  it("takes from an address what it can read", () => {
    expect(filterIn("?due=never&priority=9,x,2&first")).toEqual({ ...NO_FILTER, priorities: [2] });
  });
});

it("a value is turned on and off", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
});
