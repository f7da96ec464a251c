import {
  Archive,
  ArrowLeft,
  ArrowRight,
  CircleCheck,
  FoldHorizontal,
  Gauge,
  PenLine,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import {
  archiveColumn,
  moveColumn,
  renameColumn,
  setDoneColumn,
  setLimit,
} from "../../commands/actions/column.ts";
import { deleteRows } from "../../commands/actions/trash.ts";
import { toggleCollapsed } from "../../commands/collapse.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useChildren, useMay, useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { textOf } from "../../ui/form-text.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import type { Anchor } from "../../ui/anchor.ts";
import { Menu, Popover } from "../../ui/overlays.tsx";

export interface ColumnMenuProps {
  readonly board: string;
  /** Null: closed. */
  readonly column: string | null;
  readonly anchor: Anchor | null;
  readonly onClose: () => void;
}

/** One menu for all columns of the board. */
export function ColumnMenu({ board, column, anchor, onClose }: ColumnMenuProps) {
  const replica = useReplica();
  const workspace = useWorkspace();
  const [editing, setEditing] = useState<{ column: string; what: "name" | "limit" } | null>(null);
  const name = useRow("column", column ?? "")?.name ?? "";
  const groups = useGroups(board, column ?? "");
  const choose = (id: string) => {
    if (column === null) return;
    if (id === "name" || id === "limit") setEditing({ column, what: id });
    else if (id === "collapse") toggleCollapsed(replica, board, column);
    else act(workspace, board, column, id);
  };
  return (
    <>
      <Menu
        open={column !== null}
        anchor={anchor}
        label={say("board.column-menu", { column: name })}
        groups={groups}
        onChoose={choose}
        onClose={onClose}
      />
      <ColumnEditor editing={editing} anchor={anchor} onClose={() => setEditing(null)} />
    </>
  );
}

function useGroups(board: string, column: string) {
  const columns = useChildren("column", board);
  const isDone = useRow("column", column)?.is_done === true;
  const edit = why(useMay("column.edit", board));
  const rules = why(useMay("column.rules", board));
  const remove = why(useMay("column.delete", board));
  const at = columns.indexOf(column);
  const left = { id: "left", label: say("board.move-left"), icon: ArrowLeft, unavailable: edit };
  const right = {
    id: "right",
    label: say("board.move-right"),
    icon: ArrowRight,
    unavailable: edit,
  };
  return [
    {
      items: [
        { id: "name", label: say("board.rename"), icon: PenLine, unavailable: edit },
        { id: "limit", label: say("board.set-limit"), icon: Gauge, unavailable: rules },
        {
          id: "done",
          label: say("board.done-column"),
          icon: CircleCheck,
          checked: isDone,
          unavailable: rules,
        },
      ],
    },
    {
      items: [
        { id: "collapse", label: say("board.collapse"), icon: FoldHorizontal },
        ...(at > 0 ? [left] : []),
        ...(at < columns.length - 1 ? [right] : []),
      ],
    },
    {
      items: [
        { id: "archive", label: say("board.archive-column"), icon: Archive, unavailable: edit },
        {
          id: "delete",
          label: say("board.delete-column"),
          icon: Trash2,
          danger: true,
          unavailable: remove,
        },
      ],
    },
  ].filter((group) => group.items.length > 0);
}

const why = (answer: true | { readonly reason: string }): string | undefined =>
  answer === true ? undefined : answer.reason;

type Workspace = ReturnType<typeof useWorkspace>;

function act(workspace: Workspace, board: string, column: string, id: string): void {
  const columns = workspace.view.children("column", board);
  const at = columns.indexOf(column);
  const [before, after] = [columns[at - 1], columns[at + 1]];
  if (id === "left" && before !== undefined) moveColumn(workspace, column, { before });
  if (id === "right" && after !== undefined) moveColumn(workspace, column, { after });
  if (id === "archive") archiveColumn(workspace, column, true);
  if (id === "delete") deleteRows(workspace, "column", [column]);
  if (id === "done") {
    const isDone = workspace.view.row("column", column)?.is_done === true;
    setDoneColumn(workspace, column, !isDone);
  }
}

interface ColumnEditorProps {
  readonly editing: { readonly column: string; readonly what: "name" | "limit" } | null;
  readonly anchor: Anchor | null;
  readonly onClose: () => void;
}

/** The column's name, or how many it should hold at most. */
function ColumnEditor({ editing, anchor, onClose }: ColumnEditorProps) {
  const workspace = useWorkspace();
  const row = useRow("column", editing?.column ?? "");
  const isName = editing?.what === "name";
  const label = isName ? say("board.column-name") : say("board.limit");
  const save = (text: string) => {
    if (!editing) return;
    if (!isName) setLimit(workspace, editing.column, limitOf(text));
    else if (text.trim() !== "") renameColumn(workspace, editing.column, text.trim());
    onClose();
  };
  return (
    <Popover open={editing !== null} anchor={anchor} label={label} onClose={onClose}>
      <form
        className="p-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          save(textOf(event.currentTarget, "value"));
        }}
      >
        <Field label={label} hint={isName ? undefined : say("board.limit-hint")}>
          {(control) => (
            <Input
              {...control}
              name="value"
              type={isName ? "text" : "number"}
              min={1}
              max={10_000}
              maxLength={100}
              defaultValue={(isName ? row?.name : row?.limit) ?? ""}
            />
          )}
        </Field>
      </form>
    </Popover>
  );
}

const limitOf = (text: string): number | null => {
  const limit = Number.parseInt(text, 10);
  return Number.isFinite(limit) && limit > 0 ? limit : null;
};
