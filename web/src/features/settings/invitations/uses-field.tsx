import { say } from "../../../strings/say.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { UNLIMITED } from "./validity.ts";

interface UsesFieldProps {
  readonly uses: number;
  readonly onChange: (uses: number) => void;
}

/** A number, or no limit. */
export function UsesField({ uses, onChange }: UsesFieldProps) {
  const isUnlimited = uses >= UNLIMITED;
  return (
    <Field label={say("members.uses")}>
      {(control) => (
        <div className="flex items-center gap-3">
          <Input
            {...control}
            type="number"
            min={1}
            max={UNLIMITED - 1}
            className="max-w-24"
            disabled={isUnlimited}
            value={isUnlimited ? "" : uses}
            onChange={({ target }) => onChange(Math.max(1, Math.floor(target.valueAsNumber || 1)))}
          />
          <label className="flex items-center gap-2 whitespace-nowrap">
            <Checkbox
              checked={isUnlimited}
              onChange={({ target }) => onChange(target.checked ? UNLIMITED : 1)}
            />
            {say("members.unlimited")}
          </label>
        </div>
      )}
    </Field>
  );
}
