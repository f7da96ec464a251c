import { useMemo } from "react";
import { useWorkspace } from "../replica/context.ts";
import { dayWords } from "../strings/dates.ts";
import "../strings/en/task.ts";
import { say } from "../strings/say.ts";
import { valueWords } from "./value-words.ts";
import { usePeople } from "./people.ts";
import { useToday } from "./use-today.ts";
import type { Names } from "./names.ts";

/** How a value reads whose field is gone. */
const PLAIN = { type: "text" } as const;

/** What the ids in the log are called now; what is gone has a name too. */
export function useNames(): Names {
  const { view } = useWorkspace();
  const people = usePeople();
  const today = useToday();
  return useMemo(() => {
    const nameOf = (id: string): string | undefined => {
      const row = view.find(id);
      const name = row?.["title"] ?? row?.["name"];
      return typeof name === "string" && name !== "" ? name : undefined;
    };
    return {
      person: (id) => people(id).name,
      column: (id) => nameOf(id) ?? say("task.unknown-column"),
      label: (id) => nameOf(id) ?? say("task.unknown-label"),
      filled: (id, value) => {
        const field = view.row("field", view.row("field_value", id)?.field ?? "");
        const person = (each: string) => people(each).name;
        return {
          field: field?.name ?? say("task.unknown-field"),
          value: valueWords(field ?? PLAIN, value, person, today),
        };
      },
      title: nameOf,
      day: (due) => dayWords(due.slice(0, 10), today),
    };
  }, [view, people, today]);
}
