import type { Mutation } from "../../model/ops.ts";
import type { StreamReplica } from "../../replica/stream-replica.ts";
import "../../strings/en/notices.ts";
import { say } from "../../strings/say.ts";

/** What a person just did, in the past tense. Several tasks are counted, a move says where to. */
export function editWords({ intent, ops }: Mutation, view: Pick<StreamReplica, "row">): string {
  const n = new Set(ops.map((op) => op.id)).size;
  switch (intent) {
    case "task.create":
      return say("notices.did-create", { n });
    case "task.move":
      return movedWords(ops, view);
    case "board.archive":
      return say(isArchiving(ops) ? "notices.did-archive-board" : "notices.did-unarchive");
    case "column.archive":
      return say(isArchiving(ops) ? "notices.did-archive-column" : "notices.did-unarchive");
    case "board.create":
      return say("notices.did-create-board");
    case "column.create":
      return say("notices.did-create-column");
    case "task.rename":
      return say("notices.did-rename");
    case "task.archive":
      return isArchiving(ops) ? say("notices.did-archive", { n }) : say("notices.did-unarchive");
    case "task.label":
      return say("notices.did-label", { n });
    case "task.assign":
      return say("notices.did-assign", { n });
    case "task.due":
      return say("notices.did-due", { n });
    case "task.start":
      return say("notices.did-start", { n });
    case "task.fill":
      return say("notices.did-fill");
    case "checklist.create":
      return say("notices.did-create-checklist");
    case "check_item.create":
      return say("notices.did-create-item", {
        n: ops.filter(({ op }) => op === "create").length,
      });
    case "check_item.check":
      return say(
        ops.some((op) => op.op === "set" && op.value === true)
          ? "notices.did-check"
          : "notices.did-uncheck",
      );
    case "comment.create":
      return say("notices.did-comment");
    case "comment.react":
      return say("notices.did-react");
    case "comment.edit":
      return say("notices.did-edit-comment");
    case "task.priority":
      return say("notices.did-priority", { n });
    default:
      return intent.endsWith(".delete")
        ? say("notices.did-delete", { n })
        : say("notices.did-change");
  }
}

const isArchiving = (ops: Mutation["ops"]): boolean =>
  ops.some((op) => op.op === "set" && op.value === true);

/** Where most of it went: neighbours that made room stay in their column. */
function movedWords(ops: Mutation["ops"], view: Pick<StreamReplica, "row">): string {
  const moves = ops.filter((op) => op.op === "move");
  const parent = moves.at(-1)?.parent;
  const column = parent === undefined ? undefined : view.row("column", parent)?.name;
  const n = moves.filter((op) => op.parent === parent).length;
  return say("notices.did-move", { n, column: column ?? "" });
}
