import { expect, it } from "vitest";
import { keptDays, withKeptDays } from "./workspace-settings.ts";

it.each([
  [undefined, 30],
  [[], 30],
  [{ trash_days: 0 }, 30],
  [{ trash_days: "7" }, 30],
  [{ trash_days: 7 }, 7],
])("a workspace with the settings %j keeps its trash for %i days", (settings, days) => {
  expect(keptDays(settings)).toBe(days);
});

it("setting the days leaves what else is set", () => {
  expect(withKeptDays({ colour: "moss", trash_days: 30 }, 7)).toEqual({
    colour: "moss",
    trash_days: 7,
  });
});
