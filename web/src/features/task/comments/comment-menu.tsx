import { PenLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteRows } from "../../../commands/actions/trash.ts";
import type { Answer } from "../../../model/policy.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Menu } from "../../../ui/overlays.tsx";
import { reasonOf } from "../reason.ts";

export interface CommentMenuProps {
  readonly board: string;
  /** null: closed. */
  readonly comment: string | null;
  readonly anchor: Element | null;
  readonly onEdit: (comment: string) => void;
  readonly onClose: () => void;
}

/** What can be done with a comment: one's own by most, others' by who manages the board. */
export function CommentMenu({ board, comment, anchor, onEdit, onClose }: CommentMenuProps) {
  const { view, person } = useWorkspace();
  const workspace = useWorkspace();
  const [last, setLast] = useState({ comment, anchor }); // stays while it fades out
  if (comment !== null && comment !== last.comment) setLast({ comment, anchor });
  const isMine = view.row("comment", last.comment ?? "")?.created_by === person;
  const [mayEdit, mayDelete] = useCommentRights(board, isMine);
  return (
    <Menu
      open={comment !== null}
      anchor={last.anchor}
      label={say("task.comment")}
      groups={[
        {
          items: [
            {
              id: "edit",
              label: say("task.comment-edit"),
              icon: PenLine,
              unavailable: reasonOf(mayEdit),
            },
            {
              id: "delete",
              label: say("task.delete"),
              icon: Trash2,
              danger: true,
              unavailable: reasonOf(mayDelete),
            },
          ],
        },
      ]}
      onChoose={(act) => {
        onClose();
        if (last.comment === null) return;
        if (act === "edit") onEdit(last.comment);
        else deleteRows(workspace, "comment", [last.comment]);
      }}
      onClose={onClose}
    />
  );
}

function useCommentRights(board: string, isMine: boolean): readonly [edit: Answer, remove: Answer] {
  const edit = useMay(isMine ? "comment.edit_own" : "comment.edit", board);
  const remove = useMay(isMine ? "comment.delete_own" : "comment.delete", board);
  return [edit, remove];
}
