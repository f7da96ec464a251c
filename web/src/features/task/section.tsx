import type { ReactNode } from "react";

export interface SectionProps {
  readonly title: string;
  /** After the title: a count, a bar. */
  readonly beside?: ReactNode;
  /** At the end of its head. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** One part of a task, under a heading. */
export function Section({ title, beside, end, children }: SectionProps) {
  return (
    <section aria-label={title} className="grid gap-1.5">
      <div className="flex min-h-control-sm items-center gap-2">
        <h3 className="font-strong">
          <bdi>{title}</bdi>
        </h3>
        {beside}
        <div className="ms-auto flex items-center gap-1">{end}</div>
      </div>
      {children}
    </section>
  );
}
