import { useRef, useState } from "react";
import { useSyncStatus } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import type { EntryError } from "../../../ui/entry-form.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input, type InputProps } from "../../../ui/input.tsx";

interface ChangeField extends Pick<InputProps, "type" | "autoComplete"> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

interface ChangeFormProps {
  readonly fields: readonly ChangeField[];
  readonly submit: string;
  /** What is said once it is changed. */
  readonly done: string;
  /** Answers null when it worked. */
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<EntryError | null>;
}

/** A change that only the server can make: it is done at once or not at all. */
export function ChangeForm({ fields, submit, done, onSubmit }: ChangeFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { state } = useSyncStatus();
  const [busy, setBusy] = useState(false);
  const [came, setCame] = useState<EntryError | "done" | null>(null);
  const error = came === "done" ? null : came;
  const needsLine = state === "offline" ? say("account.needs-line") : undefined;
  const send = async (data: FormData) => {
    setBusy(true);
    const failed = await onSubmit(valuesOf(data));
    setBusy(false);
    setCame(failed ?? "done");
    if (failed === null) form.current?.reset();
    else if (failed.field !== null) focusOn(form.current, failed.field);
  };
  return (
    <form
      ref={form}
      className="grid max-w-88 gap-3.5"
      onChange={() => came === "done" && setCame(null)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && needsLine === undefined) void send(new FormData(event.currentTarget));
      }}
    >
      {fields.map(({ label, hint, ...input }) => (
        <Field
          key={input.name}
          label={label}
          hint={hint}
          error={error?.field === input.name ? error.words : undefined}
        >
          {(control) => <Input required {...input} {...control} />}
        </Field>
      ))}
      <Button type="submit" className="justify-self-start" busy={busy} unavailable={needsLine}>
        {submit}
      </Button>
      <p role="alert" className="text-danger-ink empty:hidden">
        {error?.field === null && error.words}
      </p>
      <p role="status" className="text-success-ink empty:hidden">
        {came === "done" && done}
      </p>
    </form>
  );
}

const focusOn = (form: HTMLFormElement | null, name: string): void =>
  form?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`)?.focus();

const valuesOf = (data: FormData): Record<string, string> =>
  Object.fromEntries(
    [...data].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
