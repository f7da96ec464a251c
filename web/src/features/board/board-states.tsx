import type { ReactNode } from "react";
import { say } from "../../strings/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { TopBar } from "../../ui/top-bar.tsx";

/** The same for a board that never was and one that is not for you: neither exists for you. */
export function AbsentBoard({
  start,
  homeHref,
}: {
  readonly start: ReactNode;
  readonly homeHref: string;
}) {
  return (
    <>
      <TopBar start={start} title={say("board.absent-short")} />
      <div className="grid flex-1 place-content-center" id="board" tabIndex={-1}>
        <EmptyState
          stones="apart"
          title={say("board.absent")}
          detail={say("board.absent-detail")}
          actions={<LinkButton href={homeHref}>{say("board.to-boards")}</LinkButton>}
        />
      </div>
    </>
  );
}

export function OfflineBoard({ start }: { readonly start: ReactNode }) {
  return (
    <>
      <TopBar start={start} title={say("board.offline-short")} />
      <div className="grid flex-1 place-content-center" id="board" tabIndex={-1}>
        <EmptyState
          stones="apart"
          title={say("board.offline")}
          detail={say("board.offline-detail")}
        />
      </div>
    </>
  );
}
