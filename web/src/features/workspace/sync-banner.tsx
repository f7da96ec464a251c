import { RefreshCw } from "lucide-react";
import { useSyncStatus } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

/** What someone must know while it lasts: working offline, or a version that is too old to send. */
export function SyncBanner() {
  const { state, pending } = useSyncStatus();
  if (state !== "offline" && state !== "version_old") return null;
  return (
    <div className="p-2 pb-0">
      {state === "offline" ? (
        <Banner
          tone="warning"
          title={say("workspace.offline")}
          detail={
            pending > 0
              ? say("workspace.offline-kept", { n: pending })
              : say("workspace.offline-none")
          }
        />
      ) : (
        <Banner
          tone="info"
          icon={RefreshCw}
          title={say("workspace.version-old")}
          detail={say("workspace.version-old-detail")}
          action={
            <Button size="sm" onClick={() => location.reload()}>
              {say("workspace.reload")}
            </Button>
          }
        />
      )}
    </div>
  );
}
