import { ListChecks } from "lucide-react";
import { useMemo, useState } from "react";
import { createChecklist, moveCheckItem } from "../../../commands/actions/checklist.ts";
import type { Task } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildren, useMay } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { reasonOf } from "../reason.ts";
import { useAsked } from "../use-asked.ts";
import { ChecklistMenu } from "./checklist-menu.tsx";
import { Checklist } from "./checklist.tsx";
import { stepPlace } from "./item-place.ts";
import type { ChecklistTools, MenuOf } from "./tools.ts";

/** All checklists of a task, one menu for all that is in them. */
export function Checklists({ task }: { readonly task: Task }) {
  const workspace = useWorkspace();
  const checklists = useChildren("checklist", task.id);
  const reason = reasonOf(useMay("checklist.edit", task.scope));
  const [renaming, setRenaming] = useState<string | null>(null);
  const [made, setMade] = useState<string | null>(null);
  const [menu, setMenu] = useState<{ of: MenuOf; anchor: Element } | null>(null);
  const tools = useMemo(
    (): ChecklistTools => ({
      rename: setRenaming,
      openMenu: (of, anchor) => setMenu({ of, anchor }),
      move: (checklist, item, step) => {
        const at = stepPlace(workspace.view.children("check_item", checklist), item, step);
        if (at) moveCheckItem(workspace, item, { checklist, at });
      },
    }),
    [workspace],
  );
  const add = () =>
    setMade(createChecklist(workspace, { task: task.id, title: say("task.checklist") }));
  useAsked("checklist", task.id, () => reason === undefined && add());
  return (
    <div className="grid gap-4">
      {checklists.map((id) => (
        <Checklist
          key={id}
          checklist={id}
          board={task.scope}
          renaming={renaming}
          isNew={made === id}
          tools={tools}
        />
      ))}
      <div className="-ms-2">
        <Button size="sm" tone="ghost" icon={ListChecks} unavailable={reason} onClick={add}>
          {say("task.add-checklist")}
        </Button>
      </div>
      <ChecklistMenu
        of={menu?.of ?? null}
        anchor={menu?.anchor ?? null}
        tools={tools}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}
