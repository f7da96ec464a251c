export interface ProgressBarProps {
  readonly done: number;
  readonly total: number;
  /** What it counts, for a screen reader. */
  readonly label: string;
  readonly tone?: "accent" | "neutral" | "warning";
}

const TONES = { accent: "bg-accent", neutral: "bg-line-control", warning: "bg-warning" };

/** A line that fills. Numbers beside it say the same in words. */
export function ProgressBar({ done, total, label, tone = "accent" }: ProgressBarProps) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
      className="h-0.75 w-full overflow-hidden rounded-full bg-line forced:border"
    >
      <div
        className={`h-full origin-left rounded-full rtl:origin-right forced:bg-[CanvasText] ${TONES[tone]}`}
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
