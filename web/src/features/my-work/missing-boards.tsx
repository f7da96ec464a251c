import { CloudOff } from "lucide-react";
import { useSyncStatus } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Missing } from "./use-missing.ts";

/** Which boards the list does not count, so that nobody takes it for all there is. */
export function MissingBoards({ missing: { coming, away, fetch } }: { readonly missing: Missing }) {
  const isOffline = useSyncStatus().state === "offline";
  return (
    <div role="status" className="px-5 py-3 text-muted empty:hidden max-sm:px-4">
      {coming.length > 0 && <p>{say("work.coming", { boards: listed(coming) })}</p>}
      {away.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Icon of={CloudOff} />
          <span className="font-medium">{say("work.away", { n: away.length })}.</span>
          {say("work.away-detail", { boards: listed(away) })}
          {!isOffline && (
            <Button size="sm" onClick={fetch}>
              {say("work.fetch")}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

const MOST_NAMES = 5;

const listed = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMES).join(", ") + (names.length > MOST_NAMES ? " …" : "");
