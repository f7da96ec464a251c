import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** What ties a control to its label and words; spread it on the control. */
interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": boolean | undefined;
}

export interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong and what to do; drawn in place of the hint. */
  readonly error?: string | undefined;
  /** Beside the label, at the end of the line. */
  readonly aside?: ReactNode;
  readonly children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, error, aside, children }: FieldProps) {
  const id = useId();
  const words = `${id}-words`;
  const wrong = error !== undefined;
  const described = wrong || Boolean(hint);
  return (
    <div className="grid gap-1.5">
      <div className="flex items-baseline justify-between gap-2">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        "aria-describedby": described ? words : undefined,
        "aria-invalid": wrong || undefined,
      })}
      {described && (
        <p
          id={words}
          className={`flex gap-1.5 text-xs ${wrong ? "text-danger-ink" : "text-subtle"}`}
        >
          {wrong && <Icon of={CircleAlert} size="sm" className="mt-0.5" />}
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
