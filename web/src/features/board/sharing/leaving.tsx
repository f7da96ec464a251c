import { takeOffBoard } from "../../../commands/actions/member.ts";
import type { Board, BoardMember } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/overlays.tsx";

interface LeavingProps {
  readonly board: Board;
  /** The person's own. */
  readonly seat: BoardMember;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onLeft: () => void;
}

/** Asked first: who has left a private board can't take that back. */
export function Leaving({ board, seat, isOpen, onClose, onLeft }: LeavingProps) {
  const workspace = useWorkspace();
  const leave = () => {
    onLeft();
    takeOffBoard(workspace, seat);
  };
  return (
    <Dialog
      open={isOpen}
      title={say("members.share-leave-title", { board: board.name })}
      detail={say("members.share-leave-detail", { board: board.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say("members.stay")}</Button>
          <Button tone="danger" onClick={leave}>
            {say("members.share-leave")}
          </Button>
        </>
      }
    />
  );
}
