import { expect, it } from "vitest";
import { initials } from "./initials.ts";

it.each([
  ["Ingrid Solheim", "IS"],
  ["Nguyễn Thu Hà", "NH"],
  ["tomás ó briain", "TB"],
  ["Cher", "C"],
  ["  Omar   Haddad ", "OH"],
  ["田中 雪", "田雪"],
  ["👩‍🔧 Ada", "👩‍🔧A"],
  ["( Official ) Skerry »", "OS"],
  ["---", "?"],
  ["", "?"],
])("draws %s as %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
