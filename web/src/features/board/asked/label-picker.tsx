import { PenLine } from "lucide-react";
import { useState } from "react";
import { addLabel, removeLabel } from "../../../commands/actions/task.ts";
import { createLabel } from "../../../commands/actions/label.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { HUES } from "../../../ui/hue.ts";
import { LabelDot } from "../../../ui/label-chip.tsx";
import { Picker } from "../../../ui/overlays.tsx";
import { useLegend } from "../legend.tsx";
import type { AskedProps } from "./asked-props.ts";
import { commonTo } from "./common-values.ts";
import { LabelEditor } from "./label-editor.tsx";
import { useTasks } from "./use-tasks.ts";

export function LabelPicker({ board, tasks, ...popup }: AskedProps & { readonly board: string }) {
  const workspace = useWorkspace();
  const { labels } = useLegend();
  const mayCreate = useMay("label.create", board) === true;
  const mayEdit = useMay("label.edit", board) === true;
  const chosen = commonTo(useTasks(tasks).map((row) => row.labels ?? []));
  const toggle = (label: string) => {
    if (chosen.includes(label)) removeLabel(workspace, tasks, label);
    else addLabel(workspace, tasks, label);
  };
  const create = (name: string) => {
    const colour = HUES[labels.size % HUES.length] ?? "stone";
    addLabel(workspace, tasks, createLabel(workspace, { board, name, colour }));
  };
  const [isEditing, setIsEditing] = useState(false);
  const edit = () => {
    popup.onClose();
    setIsEditing(true);
  };
  return (
    <>
      <Picker
        {...popup}
        label={say("board.labels")}
        options={Array.from(labels.values(), ({ id, name, hue }) => ({
          id,
          label: name === "" ? say("board.label-unnamed") : name,
          mark: <LabelDot hue={hue} />,
        }))}
        chosen={chosen}
        onToggle={toggle}
        onCreate={mayCreate ? create : undefined}
        foot={
          mayEdit && labels.size > 0 ? (
            <Button size="sm" tone="ghost" icon={PenLine} wide onClick={edit}>
              {say("board.edit-labels")}
            </Button>
          ) : undefined
        }
      />
      <LabelEditor
        board={board}
        open={isEditing}
        anchor={popup.anchor}
        onClose={() => setIsEditing(false)}
      />
    </>
  );
}
