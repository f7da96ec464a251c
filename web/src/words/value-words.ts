import type { Field, Json } from "../model/generated.ts";
import { dayWords } from "../strings/dates.ts";
import type { Day } from "../strings/day.ts";
import { number } from "../strings/numbers.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";
import { choicesOf } from "./choices.ts";

/** What a field of the board holds, as one reads it. */
export function valueWords(
  { type, options }: Pick<Field, "type" | "options">,
  value: Json,
  nameOf: (person: string) => string,
  today: Day,
): string {
  if (typeof value === "boolean") return say(value ? "task.field-yes" : "task.field-no");
  if (typeof value === "number") return number(value);
  if (typeof value !== "string") return JSON.stringify(value);
  switch (type) {
    case "choice":
      return choicesOf(options).find(({ id }) => id === value)?.name ?? value;
    case "person":
      return nameOf(value);
    case "date":
      return dayWords(value.slice(0, 10), today);
    case "text":
    case "number":
    case "checkbox":
      return value;
  }
}
