import { ArrowDown, ArrowUp, PenLine, Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteRows } from "../../../commands/actions/trash.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import type { MenuGroup } from "../../../ui/overlay/menu.tsx";
import { Menu } from "../../../ui/overlays.tsx";
import type { ChecklistTools, MenuOf } from "./tools.ts";

export interface ChecklistMenuProps {
  /** null: closed. */
  readonly of: MenuOf | null;
  readonly anchor: Element | null;
  readonly tools: ChecklistTools;
  readonly onClose: () => void;
}

export function ChecklistMenu({ of, anchor, tools, onClose }: ChecklistMenuProps) {
  const workspace = useWorkspace();
  const [last, setLast] = useState({ of, anchor }); // stays while it fades out
  if (of !== null && of !== last.of) setLast({ of, anchor });
  const choose = (act: string) => {
    const { of: chosen } = last;
    onClose();
    if (chosen === null) return;
    if (act === "rename") tools.rename(chosen.id);
    if (act === "delete") deleteRows(workspace, chosen.kind, [chosen.id]);
    if (act === "up" && chosen.kind === "check_item") tools.move(chosen.checklist, chosen.id, -1);
    if (act === "down" && chosen.kind === "check_item") tools.move(chosen.checklist, chosen.id, 1);
  };
  return (
    <Menu
      open={of !== null}
      anchor={last.anchor}
      label={say("task.checklist")}
      groups={last.of?.kind === "check_item" ? ITEM_GROUPS : CHECKLIST_GROUPS}
      onChoose={choose}
      onClose={onClose}
    />
  );
}

const RENAME = { id: "rename", label: say("task.rename"), icon: PenLine };
const DELETE = { id: "delete", label: say("task.delete"), icon: Trash2, danger: true };

const CHECKLIST_GROUPS: readonly MenuGroup[] = [{ items: [RENAME] }, { items: [DELETE] }];
const ITEM_GROUPS: readonly MenuGroup[] = [
  {
    items: [
      RENAME,
      { id: "up", label: say("task.move-up"), icon: ArrowUp, keys: "alt+ArrowUp" },
      { id: "down", label: say("task.move-down"), icon: ArrowDown, keys: "alt+ArrowDown" },
    ],
  },
  { items: [DELETE] },
];
