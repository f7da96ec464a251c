import type { KeyboardEvent } from "react";
import type { Field, Json } from "../../../model/generated.ts";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { usePeople } from "../../../words/people.ts";
import { useToday } from "../../../words/use-today.ts";
import { valueWords } from "../../../words/value-words.ts";

export interface FieldControlProps {
  readonly field: Field;
  readonly value: Json;
  /** Why it can't be changed. */
  readonly reason: string | undefined;
  readonly onFill: (value: Json) => void;
  /** Opens the picker of a choice or person. */
  readonly onPick: (anchor: Element) => void;
}

const LOOK =
  "h-control-md w-full min-w-0 truncate rounded-sm bg-transparent px-1.5 text-start text-sm text-ink outline-offset-1 transition-colors duration-press max-sm:text-lg coarse:h-touch";

/** A value as its type is changed: typed, ticked or picked. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, reason, onFill, onPick } = props;
  const people = usePeople();
  const today = useToday();
  const words = value === null ? "" : valueWords(field, value, (id) => people(id).name, today);
  if (field.type === "checkbox")
    return (
      <Checkbox
        checked={value === true}
        disabled={reason !== undefined}
        data-tip={reason}
        aria-label={field.name}
        className="ms-1.5"
        onChange={(event) => onFill(event.target.checked || null)}
      />
    );
  if (reason !== undefined)
    return (
      <span className={`${LOOK} block leading-7.5`} data-tip={reason}>
        <bdi>{words}</bdi>
      </span>
    );
  if (field.type === "choice" || field.type === "person")
    return (
      <button
        type="button"
        aria-label={`${field.name}: ${words}`}
        aria-haspopup="dialog"
        className={`${LOOK} hover:bg-hover`}
        onClick={(event) => onPick(event.currentTarget)}
      >
        <bdi>{words}</bdi>
      </button>
    );
  return <Typed {...props} type={field.type} />;
}

interface TypedProps extends FieldControlProps {
  readonly type: "text" | "number" | "date";
}

/** Leaving keeps what was typed, Esc puts it back. */
function Typed({ field, type, value, onFill }: TypedProps) {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const shown = type === "date" ? text.slice(0, 10) : text;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") event.currentTarget.blur();
    if (event.key !== "Escape") return;
    event.stopPropagation(); // the panel stays
    event.currentTarget.value = shown;
    event.currentTarget.blur();
  };
  return (
    <input
      key={shown} // what someone else makes of it shows
      type={type}
      step="any"
      maxLength={5_000}
      defaultValue={shown}
      aria-label={field.name}
      className={`${LOOK} hover:bg-hover focus:bg-sunken`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (event.target.value !== shown) onFill(typed(type, event.target.value));
      }}
    />
  );
}

function typed(type: TypedProps["type"], text: string): Json {
  if (text.trim() === "") return null;
  return type === "number" ? Number(text) : text;
}
