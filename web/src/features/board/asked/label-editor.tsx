import { Trash2 } from "lucide-react";
import { useState } from "react";
import { editLabel } from "../../../commands/actions/label.ts";
import { deleteRows } from "../../../commands/actions/trash.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { HUES, type Hue } from "../../../ui/hue.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Input } from "../../../ui/input.tsx";
import { LabelDot, type Label } from "../../../ui/label-chip.tsx";
import type { Anchor } from "../../../ui/anchor.ts";
import { Popover } from "../../../ui/overlays.tsx";
import { useLegend } from "../legend.tsx";

export interface LabelEditorProps {
  readonly board: string;
  readonly open: boolean;
  readonly anchor: Anchor | null;
  readonly onClose: () => void;
}

/** All labels of the board, each with its name and colour to change. */
export function LabelEditor({ board, ...popup }: LabelEditorProps) {
  const { labels } = useLegend();
  const mayDelete = useMay("label.delete", board) === true;
  const [coloured, setColoured] = useState<string | null>(null);
  return (
    <Popover {...popup} label={say("board.edit-labels")}>
      <ul className="grid gap-1">
        {[...labels.values()].map((label) => (
          <li key={label.id}>
            <Row
              label={label}
              mayDelete={mayDelete}
              isColouring={coloured === label.id}
              onColouring={(isOn) => setColoured(isOn ? label.id : null)}
            />
          </li>
        ))}
      </ul>
    </Popover>
  );
}

interface RowProps {
  readonly label: Label;
  readonly mayDelete: boolean;
  readonly isColouring: boolean;
  readonly onColouring: (isOn: boolean) => void;
}

function Row({ label, mayDelete, isColouring, onColouring }: RowProps) {
  const workspace = useWorkspace();
  const name = label.name === "" ? say("board.label-unnamed") : label.name;
  return (
    <>
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-label={say("board.label-colour", { name })}
          aria-expanded={isColouring}
          className="touch-target grid size-control-md flex-none place-items-center rounded-sm hover:bg-hover"
          onClick={() => onColouring(!isColouring)}
        >
          <LabelDot hue={label.hue} />
        </button>
        <Input
          key={label.name} // what someone else makes of it shows
          aria-label={say("board.label-name")}
          maxLength={100}
          defaultValue={label.name}
          onBlur={(event) => editLabel(workspace, label.id, { name: event.target.value.trim() })}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
        {mayDelete && (
          <IconButton
            icon={Trash2}
            label={say("board.label-delete", { name })}
            onClick={() => deleteRows(workspace, "label", [label.id])}
          />
        )}
      </div>
      {isColouring && (
        <Colours
          chosen={label.hue}
          onChoose={(colour) => {
            editLabel(workspace, label.id, { colour });
            onColouring(false);
          }}
        />
      )}
    </>
  );
}

interface ColoursProps {
  readonly chosen: Hue;
  readonly onChoose: (hue: Hue) => void;
}

function Colours({ chosen, onChoose }: ColoursProps) {
  return (
    <div
      role="group"
      aria-label={say("board.colours")}
      className="flex flex-wrap gap-0.5 py-1 ps-8"
    >
      {HUES.map((hue) => (
        <button
          key={hue}
          type="button"
          aria-label={say(`board.hue-${hue}`)}
          aria-pressed={hue === chosen}
          data-tip={say(`board.hue-${hue}`)}
          className="touch-target grid size-control-sm place-items-center rounded-sm hover:bg-hover aria-pressed:bg-pressed"
          onClick={() => onChoose(hue)}
        >
          <span
            data-hue={hue}
            className="size-3.5 rounded-xs bg-(--hue-dot) forced:border"
            aria-hidden
          />
        </button>
      ))}
    </div>
  );
}
