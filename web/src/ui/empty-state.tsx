import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** Stacked: a start. Laid out: all done. Apart: nothing found. */
  readonly stones: keyof typeof STONES;
  readonly title: string;
  readonly detail?: ReactNode;
  /** One action, rarely two. */
  readonly actions?: ReactNode;
}

interface Stone {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tilt?: string;
  readonly tone: "fill-line-control" | "fill-line-strong" | "fill-accent";
}

const STONES = {
  stacked: [
    { x: 20, y: 38, width: 36, height: 15, tone: "fill-line-control" },
    { x: 26, y: 24, width: 26, height: 13, tilt: "rotate(-4 39 30)", tone: "fill-line-strong" },
    { x: 33, y: 12, width: 14, height: 11, tilt: "rotate(6 40 17)", tone: "fill-accent" },
  ],
  laid: [
    { x: 8, y: 43, width: 20, height: 10, tone: "fill-line-control" },
    { x: 31, y: 41, width: 16, height: 12, tone: "fill-line-strong" },
    { x: 51, y: 45, width: 14, height: 8, tone: "fill-accent" },
  ],
  apart: [
    { x: 18, y: 40, width: 30, height: 13, tone: "fill-line-control" },
    { x: 52, y: 45, width: 13, height: 8, tone: "fill-line-strong" },
  ],
} as const satisfies Record<string, readonly Stone[]>;

/** Nothing here: one line why, one thing to do. */
export function EmptyState({ stones, title, detail, actions }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 p-6 text-center">
      <svg aria-hidden viewBox="0 0 76 58" className="mb-2 h-14.5 w-19">
        <path d="M4 54h68" className="stroke-line" strokeWidth="1.5" strokeLinecap="round" />
        {STONES[stones].map((stone: Stone) => (
          <rect
            key={stone.x}
            x={stone.x}
            y={stone.y}
            width={stone.width}
            height={stone.height}
            rx={stone.height / 2}
            transform={stone.tilt}
            className={stone.tone}
          />
        ))}
      </svg>
      <h2 className="text-md font-strong text-balance">{title}</h2>
      {detail !== undefined && <p className="max-w-[36ch] text-balance text-muted">{detail}</p>}
      {actions !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}
