import type { ReactNode } from "react";
import { say } from "../../strings/say.ts";
import { TopBar } from "../../ui/top-bar.tsx";

/** What happened in the workspace, and what was thrown away. */
export function HistoryPage({ start }: { readonly start: ReactNode }) {
  return <TopBar start={start} title={say("workspace.history")} />;
}
