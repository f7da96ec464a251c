import { useMemo } from "react";
import type { Field, Task } from "../../model/generated.ts";
import { useChildRows } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { fieldValueWords } from "./field-value-words.ts";
import { usePeople } from "./people.ts";
import { Section } from "./section.tsx";
import { useToday } from "./use-today.ts";

/** The board's own fields, as far as this task has something in them. */
export function Fields({ task }: { readonly task: Task }) {
  const fields = useChildRows("field", task.scope);
  const values = useChildRows("field_value", task.id);
  const filled = useMemo(() => {
    const byField = new Map(values.map(({ field, value }) => [field, value ?? null]));
    return fields.flatMap((field): readonly FilledField[] => {
      const value = byField.get(field.id) ?? null;
      return value === null ? [] : [{ field, value }];
    });
  }, [fields, values]);
  if (filled.length === 0) return null;
  return (
    <Section title={say("task.fields")}>
      <dl className="grid grid-cols-[minmax(0,max-content)_1fr] gap-x-4 gap-y-1.5 text-sm">
        {filled.map(({ field, value }) => (
          <Row key={field.id} field={field} value={value} />
        ))}
      </dl>
    </Section>
  );
}

interface FilledField {
  readonly field: Field;
  readonly value: Parameters<typeof fieldValueWords>[1];
}

function Row({ field, value }: FilledField) {
  const people = usePeople();
  const today = useToday();
  return (
    <>
      <dt className="max-w-40 wrap-anywhere text-muted">
        <bdi>{field.name}</bdi>
      </dt>
      <dd className="min-w-0 wrap-anywhere">
        <bdi>{fieldValueWords(field, value, (id) => people(id).name, today)}</bdi>
      </dd>
    </>
  );
}
