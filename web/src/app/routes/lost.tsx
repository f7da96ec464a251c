import { paths } from "../../commands/paths.ts";
import { say } from "../../strings/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";

export function Lost() {
  return (
    <main className="grid min-h-dvh place-content-center bg-surface text-sm text-ink">
      <EmptyState
        stones="apart"
        title={say("workspace.lost")}
        detail={say("workspace.lost-detail")}
        actions={<LinkButton href={paths.home}>{say("board.to-boards")}</LinkButton>}
      />
    </main>
  );
}
