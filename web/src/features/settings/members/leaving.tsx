import { removeMember } from "../../../commands/actions/member.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMembers, useRow } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/overlays.tsx";

interface LeavingProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Asked first, since nobody takes it back alone: it needs someone who is still there. */
export function Leaving({ isOpen, onClose }: LeavingProps) {
  const w = useWorkspace();
  const own = useMembers().find(({ person }) => person === w.person);
  const workspace = useRow("workspace", w.id)?.name ?? "";
  const leave = () => {
    onClose();
    if (own) removeMember(w, own);
  };
  return (
    <Dialog
      open={isOpen}
      title={say("members.leave-title", { workspace })}
      detail={say("members.leave-detail", { workspace })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say("members.stay")}</Button>
          <Button tone="danger" onClick={leave}>
            {say("members.leave")}
          </Button>
        </>
      }
    />
  );
}
