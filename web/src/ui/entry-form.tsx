import { useEffect, useRef, useState } from "react";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Input, type InputProps } from "./input.tsx";

interface EntryField extends Pick<
  InputProps,
  "type" | "autoComplete" | "minLength" | "maxLength" | "defaultValue" | "readOnly" | "placeholder"
> {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** What a try came to: words, below the field that they are about or above all of them. */
export interface EntryError {
  readonly field: string | null;
  readonly words: string;
}

export interface EntryFormProps {
  readonly fields: readonly EntryField[];
  readonly submit: string;
  /** Answers null when it worked: what follows replaces the form. */
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<EntryError | null>;
}

/** A short form outside the app: sign-in, set-up, invitation. */
export function EntryForm({ fields, submit, onSubmit }: EntryFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<EntryError | null>(null);
  useEffect(() => focusFirstEmpty(form.current), []);
  const send = async (data: FormData) => {
    setBusy(true);
    const failed = await onSubmit(valuesOf(data));
    setError(failed);
    setBusy(failed === null); // until what follows replaces the form
    if (failed?.field != null) fieldOf(form.current, failed.field)?.focus();
  };
  return (
    <form
      ref={form}
      className="grid gap-3.5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send(new FormData(event.currentTarget));
      }}
    >
      {error?.field === null && <Banner tone="danger" title={error.words} />}
      {fields.map(({ label, hint, ...input }) => (
        <Field
          key={input.name}
          label={label}
          hint={hint}
          error={error?.field === input.name ? error.words : undefined}
        >
          {(control) => <Input size="lg" required {...input} {...control} />}
        </Field>
      ))}
      <Button type="submit" tone="primary" size="lg" wide busy={busy} className="mt-1">
        {submit}
      </Button>
    </form>
  );
}

const fieldOf = (form: HTMLFormElement | null, name: string) =>
  form?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(name)}"]`);

function focusFirstEmpty(form: HTMLFormElement | null): void {
  const inputs = [...(form?.querySelectorAll("input") ?? [])];
  inputs.find((input) => input.value === "")?.focus();
}

const valuesOf = (data: FormData): Record<string, string> =>
  Object.fromEntries(
    [...data].map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
