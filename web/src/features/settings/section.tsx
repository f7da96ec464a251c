import type { ReactNode } from "react";

interface SectionProps {
  readonly title: string;
  readonly detail?: ReactNode;
  /** At the end of the title's line. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** One section of the settings, or a part of one: its title, a line about it, and what it sets. */
export function Section({ title, detail, actions, children }: SectionProps) {
  return (
    <section className="mb-7 grid gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="grid gap-0.5">
          <h2 className="text-md font-title">{title}</h2>
          {detail !== undefined && <p className="max-w-[64ch] text-muted">{detail}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}
