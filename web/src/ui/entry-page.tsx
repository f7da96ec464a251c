import type { ReactNode } from "react";
import { CairnMark } from "./cairn-mark.tsx";
import { CairnScene } from "./cairn-scene.tsx";

export interface EntryPageProps {
  readonly title: string;
  readonly detail?: ReactNode;
  readonly children: ReactNode;
  /** A quiet line at the end. */
  readonly note?: ReactNode;
}

/** The pages before the app: what to do on one side, a cairn on the other where there is room. */
export function EntryPage({ title, detail, children, note }: EntryPageProps) {
  return (
    <div className="grid min-h-dvh bg-surface text-sm text-ink md:grid-cols-2">
      <main className="mx-auto grid w-full max-w-95 content-center gap-4 px-4 py-10">
        <CairnMark size={36} />
        <header className="mt-3 mb-1 grid gap-1">
          <h1 className="text-2xl font-title tracking-title text-balance">{title}</h1>
          {detail !== undefined && <p className="text-pretty text-muted">{detail}</p>}
        </header>
        {children}
        {note !== undefined && <p className="text-xs text-pretty text-subtle">{note}</p>}
      </main>
      <div className="border-s border-line bg-canvas max-md:hidden">
        <CairnScene />
      </div>
    </div>
  );
}
