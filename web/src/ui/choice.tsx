import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./overlays.tsx";

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Why it can't be chosen now. */
  readonly unavailable?: string | undefined;
}

export interface ChoiceProps<Value extends string> {
  /** What is chosen: "Role of Mia". */
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  /** Why none can be chosen now; shown as the tooltip. */
  readonly unavailable?: string | undefined;
  readonly size?: "sm" | "md";
  readonly onChange: (value: Value) => void;
}

/** One of a few, behind a button that shows which. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, options, value, unavailable, size = "sm", onChange } = props;
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const shown = options.find((option) => option.value === value)?.label ?? "";
  const choose = (id: string) => {
    setIsOpen(false);
    const chosen = options.find((option) => option.value === id);
    if (chosen && chosen.value !== value) onChange(chosen.value);
  };
  return (
    <>
      <Button
        size={size}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={`${label}: ${shown}`}
        unavailable={unavailable}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      >
        <span className="max-w-44 truncate">{shown}</span>
        <Icon of={ChevronDown} size="sm" />
      </Button>
      <Menu
        open={isOpen}
        anchor={anchor}
        label={label}
        groups={[
          {
            items: options.map((option) => ({
              id: option.value,
              label: option.label,
              checked: option.value === value,
              unavailable: option.value === value ? undefined : option.unavailable,
            })),
          },
        ]}
        onChoose={choose}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
