import { learn } from "../known.ts";

/** Labels where they are kept in order. */
export const labels = learn({
  "labels.uses": { one: "on {n} task", other: "on {n} tasks" },
});
