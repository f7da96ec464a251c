import type { ReactNode } from "react";
import { say } from "../../strings/say.ts";
import { TopBar } from "../../ui/top-bar.tsx";

/** What waits for the person. */
export function InboxPage({ start }: { readonly start: ReactNode }) {
  return <TopBar start={start} title={say("workspace.inbox")} />;
}
