import { number } from "../strings/numbers.ts";

export interface BadgeProps {
  readonly count: number;
  /** Accent: it waits for you. The words for the count belong to what carries it. */
  readonly tone?: keyof typeof TONES;
}

const TONES = {
  accent: "bg-accent text-on-accent",
  quiet: "bg-pressed text-muted",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
};

/** A count that waits; none draws nothing. */
export function Badge({ count, tone = "accent" }: BadgeProps) {
  if (count === 0) return null;
  return (
    <span
      className={`inline-grid h-4.5 min-w-4.5 flex-none place-items-center rounded-full px-1.25 text-2xs font-strong tabular forced:border ${TONES[tone]}`}
    >
      {count > 99 ? "99+" : number(count)}
    </span>
  );
}
