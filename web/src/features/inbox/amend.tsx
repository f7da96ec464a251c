import { useId, useState } from "react";
import type { Op } from "../../model/ops.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Input } from "../../ui/input.tsx";
import { Textarea } from "../../ui/textarea.tsx";
import { fieldName } from "../../words/values.ts";
import { withValue, type Editable } from "./attempt.ts";

export interface AmendProps {
  readonly edit: Editable;
  readonly onSend: (ops: readonly Op[]) => void;
}

/** Another value in place of the one that was not taken. */
export function Amend({ edit, onSend }: AmendProps) {
  const [value, setValue] = useState(edit.value);
  const label = say("inbox.amend-label", { field: fieldName(edit.field) });
  const id = useId();
  const shared = {
    id,
    value,
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
  };
  return (
    <form
      className="grid gap-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(withValue(edit, value));
      }}
    >
      <label htmlFor={id} className="text-xs text-subtle">
        {label}
      </label>
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-48 flex-1">
          {edit.as === "text" ? (
            <Textarea {...shared} rows={2} />
          ) : (
            <Input {...shared} type={edit.as === "day" ? "date" : "text"} />
          )}
        </div>
        <Button type="submit" disabled={value === edit.value || value.trim() === ""}>
          {say("inbox.amend")}
        </Button>
      </div>
    </form>
  );
}
