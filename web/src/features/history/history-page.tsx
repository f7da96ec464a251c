import { useState, type ReactNode } from "react";
import { useLocation, useSearch } from "wouter";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import "../../strings/en/history.ts";
import "../../strings/en/words.ts";
import { say } from "../../strings/say.ts";
import { Toast, type ToastMessage } from "../../ui/toast.tsx";
import { ToolBar, TopBar } from "../../ui/top-bar.tsx";
import { Filters } from "./filters.tsx";
import { filterIn, searchOf, type Filter } from "./filter.ts";
import { Log } from "./log.tsx";
import { Trash } from "./trash.tsx";

/** What happened in the workspace, with a way back for each change, and what was thrown away. */
export function HistoryPage({ start }: { readonly start: ReactNode }) {
  const { id } = useWorkspace();
  const search = useSearch();
  const [, navigate] = useLocation();
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const filter = filterIn(search);
  const choose = (next: Filter) =>
    navigate(`${paths.history(id)}?${searchOf(next)}`, { replace: true });
  return (
    <>
      <TopBar start={start} title={say("workspace.history")} />
      <ToolBar label={say("history.filters")}>
        <Filters filter={filter} onChange={choose} />
      </ToolBar>
      <div
        id="board"
        tabIndex={-1}
        className="grid min-h-0 flex-1 auto-rows-max grid-cols-1 overflow-y-auto border-t border-line outline-none lg:auto-rows-fr lg:grid-cols-[minmax(0,1fr)_minmax(20rem,26rem)] lg:overflow-hidden"
      >
        <Log key={search} search={search} onToast={setMessage} />
        <Trash board={filter.board} />
      </div>
      <Toast message={message} onClose={() => setMessage(null)} />
    </>
  );
}
