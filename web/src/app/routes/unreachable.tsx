import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useSession } from "../session/session.tsx";

/** No server answered at the start; nothing is known yet of who is here. */
export function Unreachable() {
  const { refresh } = useSession();
  return (
    <main className="grid min-h-dvh place-content-center bg-surface text-sm text-ink">
      <EmptyState
        stones="apart"
        title={say("start.unreachable-title")}
        detail={say("start.unreachable-detail")}
        actions={<Button onClick={() => void refresh()}>{say("start.try-again")}</Button>}
      />
    </main>
  );
}
