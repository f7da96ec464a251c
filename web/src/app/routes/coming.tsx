import type { ReactNode } from "react";
import { useSyncStatus } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { TopBar } from "../../ui/top-bar.tsx";

/** Until a page's own part is here: nothing for a moment, words where it can't come. */
export function Coming({ start }: { readonly start: ReactNode }) {
  const { state } = useSyncStatus();
  if (state !== "offline") return null;
  return (
    <>
      <TopBar start={start} title={say("board.offline-short")} />
      <div className="grid flex-1 place-content-center">
        <EmptyState
          stones="apart"
          title={say("workspace.page-offline")}
          detail={say("board.offline-detail")}
        />
      </div>
    </>
  );
}
