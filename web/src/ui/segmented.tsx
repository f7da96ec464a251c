import type { LucideIcon } from "lucide-react";
import { useId, type ReactNode } from "react";
import { Icon } from "./icon.tsx";

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly end?: ReactNode;
}

interface SegmentedProps<Value extends string> {
  /** What is chosen among, for a screen reader. */
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight. Radios underneath: arrows choose, Tab passes. */
export function Segmented<Value extends string>({
  label,
  segments,
  value,
  onChange,
}: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex gap-px rounded-sm bg-sunken p-0.5"
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          data-tip={segment.label}
          className="flex h-6.5 items-center gap-1.5 rounded-sm px-2.5 font-medium whitespace-nowrap text-muted transition-colors duration-press has-checked:bg-raised has-checked:text-ink has-checked:ring has-checked:shadow-card has-checked:ring-line has-focus-visible:outline-(length:--focus-width) has-focus-visible:outline-offset-(--focus-offset) has-focus-visible:outline-focus coarse:h-10 forced:has-checked:outline"
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onChange(segment.value)}
            className="sr-only"
          />
          {segment.icon && <Icon of={segment.icon} />}
          <span data-tip-words className={segment.icon ? "@max-2xl/top:sr-only" : undefined}>
            {segment.label}
          </span>
          {segment.end}
        </label>
      ))}
    </div>
  );
}
