import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { renameChecklist } from "../../../commands/actions/checklist.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildRows, useMay, useRow } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { ProgressBar } from "../../../ui/progress-bar.tsx";
import { InlineText } from "../inline-text.tsx";
import { reasonOf } from "../reason.ts";
import { CheckItem } from "./check-item.tsx";
import type { ChecklistTools } from "./tools.ts";
import { NewItem } from "./new-item.tsx";

export interface ChecklistProps {
  readonly checklist: string;
  readonly board: string;
  /** The checklist or item whose name is being typed. */
  readonly renaming: string | null;
  readonly isNew: boolean;
  readonly tools: ChecklistTools;
}

/** A list of things to do, with how far it has come. */
export function Checklist({ checklist, board, renaming, isNew, tools }: ChecklistProps) {
  const row = useRow("checklist", checklist);
  const items = useChildRows("check_item", checklist);
  const reason = reasonOf(useMay("checklist.edit", board));
  const [hidesDone, setHidesDone] = useState(false);
  if (!row) return null;
  const done = items.filter((item) => item.done === true).length;
  const shown = hidesDone ? items.filter((item) => item.done !== true) : items;
  return (
    <section aria-label={row.title} className="grid gap-0.5">
      <div className="flex min-h-control-sm items-center gap-2.5">
        <Name
          checklist={checklist}
          title={row.title}
          isRenaming={renaming === checklist}
          tools={tools}
        />
        {items.length > 0 && <Progress done={done} total={items.length} />}
        <span className="ms-auto" />
        {done > 0 && (
          <Button
            size="sm"
            tone="ghost"
            aria-pressed={hidesDone}
            onClick={() => setHidesDone(!hidesDone)}
          >
            {hidesDone ? say("task.show-done", { n: done }) : say("task.hide-done")}
          </Button>
        )}
        {reason === undefined && (
          <IconButton
            icon={Ellipsis}
            size="sm"
            label={say("task.checklist-menu", { title: row.title })}
            aria-haspopup="menu"
            onClick={(event) =>
              tools.openMenu({ kind: "checklist", id: checklist }, event.currentTarget)
            }
          />
        )}
      </div>
      <ul>
        {shown.map(({ id }) => (
          <CheckItem
            key={id}
            item={id}
            checklist={checklist}
            board={board}
            isRenaming={renaming === id}
            tools={tools}
          />
        ))}
      </ul>
      {reason === undefined && <NewItem checklist={checklist} takesFocus={isNew} />}
    </section>
  );
}

interface NameProps {
  readonly checklist: string;
  readonly title: string;
  readonly isRenaming: boolean;
  readonly tools: ChecklistTools;
}

function Name({ checklist, title, isRenaming, tools }: NameProps) {
  const workspace = useWorkspace();
  if (!isRenaming)
    return (
      <h3 className="min-w-0 font-strong wrap-anywhere">
        <bdi>{title}</bdi>
      </h3>
    );
  return (
    <InlineText
      label={say("task.checklist-name")}
      limit={200}
      text={title}
      onClose={(name) => {
        if (name !== null) renameChecklist(workspace, checklist, name);
        tools.rename(null);
      }}
    />
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  return (
    <>
      <div className="w-18 flex-none max-sm:w-12">
        <ProgressBar done={done} total={total} label={say("parts.checklist", { done, total })} />
      </div>
      <span className="text-xs whitespace-nowrap text-subtle tabular">
        {say("task.check-done", { done, total })}
      </span>
    </>
  );
}
