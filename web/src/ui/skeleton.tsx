import { useEffect, useState, type ReactNode } from "react";
import { say } from "../strings/say.ts";
import type { Density } from "./card.tsx";

const PATIENCE_MS = 300;

/** Draws its children only after 300 ms: what loads faster never flickers. */
export function Late({ children }: { readonly children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return due ? children : null;
}

const Bar = ({ className }: { readonly className: string }) => (
  <div className={`rounded-full bg-pressed ${className}`} />
);

function CardSkeleton({ density = "comfortable" }: { readonly density?: Density }) {
  return (
    <div className="grid content-start gap-2.5 rounded-md border border-line bg-raised px-2.75 py-3">
      <Bar className="h-2.5 w-4/5" />
      {density === "comfortable" && <Bar className="h-2.5 w-1/2" />}
      <Bar className="h-3.5 w-2/5" />
    </div>
  );
}

export interface ColumnSkeletonProps {
  readonly cards: number;
  readonly density?: Density;
}

export function ColumnSkeleton({ cards, density = "comfortable" }: ColumnSkeletonProps) {
  return (
    <div aria-hidden className="grid breathing content-start gap-2">
      <Bar className="my-2.5 h-3 w-2/3" />
      {Array.from({ length: cards }, (_, index) => (
        <CardSkeleton key={index} density={density} />
      ))}
    </div>
  );
}

/** A board on its way, in its final layout. */
export function BoardSkeleton({ columns }: { readonly columns: readonly number[] }) {
  return (
    <Late>
      <div
        role="status"
        aria-label={say("parts.loading")}
        className="grid auto-cols-[minmax(var(--column-min),var(--column-max))] grid-flow-col gap-3.5 overflow-hidden px-5"
      >
        {columns.map((cards, index) => (
          <ColumnSkeleton key={index} cards={cards} />
        ))}
      </div>
    </Late>
  );
}

/** A task on its way. */
export function PanelSkeleton() {
  return (
    <Late>
      <div
        role="status"
        aria-label={say("parts.loading")}
        className="grid breathing content-start gap-3 p-6"
      >
        <Bar className="h-5 w-3/5" />
        <Bar className="h-3 w-full" />
        <Bar className="h-3 w-11/12" />
        <Bar className="h-3 w-2/3" />
        <Bar className="mt-6 h-3 w-1/4" />
        <Bar className="h-3 w-5/6" />
      </div>
    </Late>
  );
}

/** Lines of a list on their way. */
export function Lines({ count }: { readonly count: number }) {
  return (
    <div role="status" aria-label={say("parts.loading")} className="grid breathing gap-4 px-5 py-3">
      {Array.from({ length: count }, (_, index) => (
        <Bar key={index} className={index % 2 === 0 ? "h-2.5 w-3/5" : "h-2.5 w-2/5"} />
      ))}
    </div>
  );
}
