import type { Mutation } from "../../model/ops.ts";
import type { StreamReplica } from "../../replica/stream-replica.ts";
import { say } from "../../strings/say.ts";

/** What a person just did, in the past tense. Several tasks are counted, a move says where to. */
export function editWords({ intent, ops }: Mutation, view: Pick<StreamReplica, "row">): string {
  const n = new Set(ops.map((op) => op.id)).size;
  switch (intent) {
    case "task.create":
      return say("workspace.did-create", { n });
    case "task.move":
      return movedWords(ops, view);
    case "board.create":
      return say("workspace.did-create-board");
    case "column.create":
      return say("workspace.did-create-column");
    case "task.rename":
      return say("workspace.did-rename");
    case "task.archive":
      return say("workspace.did-archive", { n });
    case "task.label":
      return say("workspace.did-label", { n });
    case "task.assign":
      return say("workspace.did-assign", { n });
    case "task.due":
      return say("workspace.did-due", { n });
    case "task.start":
      return say("workspace.did-start", { n });
    case "task.fill":
      return say("workspace.did-fill");
    case "checklist.create":
      return say("workspace.did-create-checklist");
    case "check_item.create":
      return say("workspace.did-create-item", {
        n: ops.filter(({ op }) => op === "create").length,
      });
    case "check_item.check":
      return say(
        ops.some((op) => op.op === "set" && op.value === true)
          ? "workspace.did-check"
          : "workspace.did-uncheck",
      );
    case "comment.create":
      return say("workspace.did-comment");
    case "comment.react":
      return say("workspace.did-react");
    case "comment.edit":
      return say("workspace.did-edit-comment");
    case "task.priority":
      return say("workspace.did-priority", { n });
    default:
      return intent.endsWith(".delete")
        ? say("workspace.did-delete", { n })
        : say("workspace.did-change");
  }
}

/** Where most of it went: neighbours that made room stay in their column. */
function movedWords(ops: Mutation["ops"], view: Pick<StreamReplica, "row">): string {
  const moves = ops.filter((op) => op.op === "move");
  const parent = moves.at(-1)?.parent;
  const column = parent === undefined ? undefined : view.row("column", parent)?.name;
  const n = moves.filter((op) => op.parent === parent).length;
  return say("workspace.did-move", { n, column: column ?? "" });
}
