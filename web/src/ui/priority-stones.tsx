import { say, type MessageKey } from "../strings/say.ts";
import { classNames } from "./class-names.ts";

export type Priority = "none" | "low" | "medium" | "high" | "urgent";

const COUNT = { low: 1, medium: 2, high: 3, urgent: 3 } as const;

const STONES = [
  { x: 1, y: 10, width: 12 },
  { x: 2.5, y: 5.6, width: 9 },
  { x: 4, y: 1.2, width: 6 },
];

const WORDS = {
  none: "parts.priority-none",
  low: "parts.priority-low",
  medium: "parts.priority-medium",
  high: "parts.priority-high",
  urgent: "parts.priority-urgent",
} as const satisfies Record<Priority, MessageKey>;

export const priorityWords = (priority: Priority): string => say(WORDS[priority]);

/** Stones stacked, told apart by count and not by colour; no priority draws nothing. */
export function PriorityStones({ priority }: { readonly priority: Priority }) {
  if (priority === "none") return null;
  const urgent = priority === "urgent";
  return (
    <svg
      viewBox="0 0 14 14"
      role="img"
      aria-label={priorityWords(priority)}
      data-tip={priorityWords(priority)}
      className={classNames("size-3.5 flex-none", urgent ? "fill-on-danger" : "fill-muted")}
    >
      {urgent && <rect width="14" height="14" rx="3.5" className="fill-danger" />}
      <g transform={urgent ? "translate(2.4 2.4) scale(0.66)" : undefined}>
        {STONES.slice(0, COUNT[priority]).map((stone) => (
          <rect key={stone.y} {...stone} height="3.2" rx="1.6" />
        ))}
      </g>
    </svg>
  );
}
