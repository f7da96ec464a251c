import { Trash2 } from "lucide-react";
import { useState } from "react";
import { editLabel } from "../../../commands/actions/label.ts";
import { deleteRows } from "../../../commands/actions/trash.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import "../../../strings/en/labels.ts";
import { say } from "../../../strings/say.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Input } from "../../../ui/input.tsx";
import { LabelDot, type Label } from "../../../ui/label-chip.tsx";
import { useLegend } from "../legend.tsx";
import { Colours } from "./colours.tsx";

export interface LabelListProps {
  readonly board: string;
  /** On how many tasks each is, where that is to be told. */
  readonly uses?: ReadonlyMap<string, number>;
}

/** All labels of the board, each with its name and colour to change. */
export function LabelList({ board, uses }: LabelListProps) {
  const { labels } = useLegend();
  const mayEdit = useMay("label.edit", board) === true;
  const mayDelete = useMay("label.delete", board) === true;
  const [coloured, setColoured] = useState<string | null>(null);
  return (
    <ul className="grid gap-1">
      {[...labels.values()].map((label) => (
        <li key={label.id}>
          <Row
            label={label}
            mayEdit={mayEdit}
            mayDelete={mayDelete}
            uses={uses && (uses.get(label.id) ?? 0)}
            isColouring={coloured === label.id}
            onColouring={(isOn) => setColoured(isOn ? label.id : null)}
          />
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  readonly label: Label;
  readonly mayEdit: boolean;
  readonly mayDelete: boolean;
  /** On how many tasks it is. */
  readonly uses: number | undefined;
  readonly isColouring: boolean;
  readonly onColouring: (isOn: boolean) => void;
}

function Row({ label, mayEdit, mayDelete, uses, isColouring, onColouring }: RowProps) {
  const workspace = useWorkspace();
  const name = label.name === "" ? say("board.label-unnamed") : label.name;
  return (
    <>
      <div className="flex items-center gap-1">
        <button
          type="button"
          aria-label={say("board.label-colour", { name })}
          aria-expanded={isColouring}
          disabled={!mayEdit}
          className="touch-target grid size-control-md flex-none place-items-center rounded-sm hover:bg-hover"
          onClick={() => onColouring(!isColouring)}
        >
          <LabelDot hue={label.hue} />
        </button>
        <Input
          key={label.name} // what someone else makes of it shows
          aria-label={say("board.label-name")}
          maxLength={100}
          disabled={!mayEdit}
          defaultValue={label.name}
          onBlur={(event) => editLabel(workspace, label.id, { name: event.target.value.trim() })}
          onKeyDown={(event) => event.key === "Enter" && event.currentTarget.blur()}
        />
        {uses !== undefined && (
          <span className="w-24 flex-none text-end text-xs text-subtle tabular">
            {say("labels.uses", { n: uses })}
          </span>
        )}
        {mayDelete && (
          <IconButton
            icon={Trash2}
            label={say("board.label-delete", { name })}
            onClick={() => deleteRows(workspace, "label", [label.id])}
          />
        )}
      </div>
      {isColouring && (
        <div className="ps-8">
          <Colours
            chosen={label.hue}
            onChoose={(colour) => {
              editLabel(workspace, label.id, { colour });
              onColouring(false);
            }}
          />
        </div>
      )}
    </>
  );
}
