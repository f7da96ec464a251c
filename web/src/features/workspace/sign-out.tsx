import { useState } from "react";
import { useReplica } from "../../replica/context.ts";
import { useForkOffer, useSafetyCopies, useSyncStatus } from "../../replica/hooks.ts";
import "../../strings/en/sync.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/overlays.tsx";
import { downloadUnsent } from "./download.ts";

export interface SignOutProps {
  readonly onClose: () => void;
  readonly onSignOut: () => void;
}

/** Signing out clears this device, so what the server does not have is counted and offered first. */
export function SignOut({ onClose, onSignOut }: SignOutProps) {
  const replica = useReplica();
  const { pending, refused } = useSyncStatus();
  const lost = useForkOffer()?.mutations.length ?? 0;
  const copies = useSafetyCopies().length;
  const [isLeaving, setIsLeaving] = useState(false);
  const n = pending + refused + lost;
  const isAtStake = n + copies > 0;
  const leave = () => {
    setIsLeaving(true);
    onSignOut();
  };
  return (
    <Dialog
      open
      title={title(n, copies)}
      detail={detail(n, copies)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say("sync.stay")}</Button>
          {isAtStake && (
            <Button onClick={() => void downloadUnsent(replica)}>{say("sync.download")}</Button>
          )}
          <Button tone={isAtStake ? "danger" : "primary"} busy={isLeaving} onClick={leave}>
            {say("workspace.sign-out")}
          </Button>
        </>
      }
    >
      {copies > 0 && <p className="text-muted">{say("sync.sign-out-copies", { n: copies })}</p>}
    </Dialog>
  );
}

function title(unsent: number, copies: number): string {
  if (unsent > 0) return say("sync.sign-out-unsent", { n: unsent });
  return say(copies > 0 ? "sync.sign-out-kept" : "sync.sign-out-sent");
}

function detail(unsent: number, copies: number): string {
  if (unsent > 0) return say("sync.sign-out-unsent-detail", { n: unsent });
  return say(copies > 0 ? "sync.sign-out-kept-detail" : "sync.sign-out-sent-detail");
}
