import { useMemo, useState, type ReactNode } from "react";
import { fillField } from "../../../commands/actions/field.ts";
import type { Field, Json, Task } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildRows, useMay, useMembers } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Picker } from "../../../ui/overlays.tsx";
import { reasonOf } from "../reason.ts";
import { Section } from "../section.tsx";
import { choicesOf } from "../../../words/choices.ts";
import { FieldControl } from "./field-control.tsx";

/** The board's own fields: those that have something in them, the others at a press. */
export function Fields({ task }: { readonly task: Task }) {
  const workspace = useWorkspace();
  const fields = useChildRows("field", task.scope);
  const values = useValues(task.id);
  const reason = reasonOf(useMay("task.fill", task.scope));
  const [showsAll, setShowsAll] = useState(false);
  const [picked, setPicked] = useState<{ field: Field; anchor: Element } | null>(null);
  const empty = fields.filter(({ id }) => !values.has(id));
  const shown = showsAll ? fields : fields.filter(({ id }) => values.has(id));
  if (fields.length === 0 || (shown.length === 0 && reason !== undefined)) return null;
  const fill = (field: string, value: Json) =>
    fillField(workspace, { task: task.id, field, value });
  return (
    <Section
      title={say("task.fields")}
      end={
        empty.length > 0 && reason === undefined ? (
          <Button size="sm" tone="ghost" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? say("task.fields-fewer") : say("task.fields-more", { n: empty.length })}
          </Button>
        ) : undefined
      }
    >
      <dl className="grid grid-cols-[minmax(0,max-content)_minmax(0,1fr)] items-center gap-x-4 gap-y-1">
        {shown.map((field) => (
          <FieldRow key={field.id} name={field.name}>
            <FieldControl
              field={field}
              value={values.get(field.id) ?? null}
              reason={reason}
              onFill={(value) => fill(field.id, value)}
              onPick={(anchor) => setPicked({ field, anchor })}
            />
          </FieldRow>
        ))}
      </dl>
      <ValuePicker
        picked={picked}
        chosen={picked ? (values.get(picked.field.id) ?? null) : null}
        onFill={fill}
        onClose={() => setPicked(null)}
      />
    </Section>
  );
}

/** What a task has in the board's fields, by field. */
function useValues(task: string): ReadonlyMap<string, Json> {
  const rows = useChildRows("field_value", task);
  return useMemo(
    () => new Map(rows.flatMap(({ field, value }) => (value == null ? [] : [[field, value]]))),
    [rows],
  );
}

interface FieldRowProps {
  readonly name: string;
  readonly children: ReactNode;
}

function FieldRow({ name, children }: FieldRowProps) {
  return (
    <>
      <dt className="max-w-40 wrap-anywhere text-muted">
        <bdi>{name}</bdi>
      </dt>
      <dd className="flex min-h-control-md min-w-0 items-center">{children}</dd>
    </>
  );
}

interface ValuePickerProps {
  readonly picked: { readonly field: Field; readonly anchor: Element } | null;
  readonly chosen: Json;
  readonly onFill: (field: string, value: Json) => void;
  readonly onClose: () => void;
}

/** For a choice its options, for a person the members. What is chosen again is taken out. */
function ValuePicker({ picked, chosen, onFill, onClose }: ValuePickerProps) {
  const members = useMembers();
  const [last, setLast] = useState(picked); // stays while it fades out
  if (picked !== null && picked !== last) setLast(picked);
  const options =
    last?.field.type === "person"
      ? members.map(({ person, name }) => ({ id: person, label: name ?? say("task.someone") }))
      : choicesOf(last?.field.options).map(({ id, name }) => ({ id, label: name }));
  return (
    <Picker
      open={picked !== null}
      anchor={last?.anchor ?? null}
      label={last?.field.name ?? ""}
      single
      options={options}
      chosen={typeof chosen === "string" ? [chosen] : []}
      onToggle={(id) => last && onFill(last.field.id, id === chosen ? null : id)}
      onClose={onClose}
    />
  );
}
