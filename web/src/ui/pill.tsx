import type { ReactNode } from "react";

export interface PillProps {
  readonly tone?: keyof typeof TONES;
  readonly children: ReactNode;
}

const TONES = {
  quiet: "bg-sunken text-muted",
  success: "bg-success-soft text-success-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  info: "bg-info-soft text-info-ink",
};

/** A state in a word or two. */
export function Pill({ tone = "quiet", children }: PillProps) {
  return (
    <span
      className={`inline-flex h-5.5 items-center gap-1.25 rounded-full px-2 text-xs font-medium whitespace-nowrap forced:border ${TONES[tone]}`}
    >
      {children}
    </span>
  );
}
