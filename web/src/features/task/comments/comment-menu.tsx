import { PenLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { toggleReaction } from "../../../commands/actions/comment.ts";
import { deleteRows } from "../../../commands/actions/trash.ts";
import type { Answer } from "../../../model/policy.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Menu } from "../../../ui/overlays.tsx";
import { reasonOf } from "../reason.ts";
import { QUICK_REACTIONS } from "./reactions.ts";

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
  const workspace = useWorkspace();
  const { view, person } = workspace;
  const [last, setLast] = useState({ comment, anchor }); // stays while it fades out
  if (comment !== null && comment !== last.comment) setLast({ comment, anchor });
  const isMine = view.row("comment", last.comment ?? "")?.created_by === person;
  const [mayEdit, mayDelete] = useCommentRights(board, isMine);
  const mayReact = reasonOf(useMay("comment.react", board));
  return (
    <Menu
      open={comment !== null}
      anchor={last.anchor}
      label={say("task.comment")}
      groups={[
        {
          label: say("task.react"),
          items: QUICK_REACTIONS.map((emoji) => ({
            id: emoji,
            label: emoji,
            unavailable: mayReact,
          })),
        },
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
        else if (act === "delete") deleteRows(workspace, "comment", [last.comment]);
        else toggleReaction(workspace, last.comment, act);
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
