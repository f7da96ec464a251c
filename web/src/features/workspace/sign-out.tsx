import { useState } from "react";
import { useReplica } from "../../replica/context.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
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
  const [isLeaving, setIsLeaving] = useState(false);
  const n = pending + refused;
  const leave = () => {
    setIsLeaving(true);
    onSignOut();
  };
  return (
    <Dialog
      open
      title={n > 0 ? say("sync.sign-out-unsent", { n }) : say("sync.sign-out-sent")}
      detail={n > 0 ? say("sync.sign-out-unsent-detail", { n }) : say("sync.sign-out-sent-detail")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say("sync.stay")}</Button>
          {n > 0 && <Button onClick={() => downloadUnsent(replica)}>{say("sync.download")}</Button>}
          <Button tone={n > 0 ? "danger" : "primary"} busy={isLeaving} onClick={leave}>
            {say("workspace.sign-out")}
          </Button>
        </>
      }
    />
  );
}
