import { useState } from "react";
import { createBoard } from "../../commands/actions/board.ts";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { textOf } from "../../ui/form-text.ts";
import { Field } from "../../ui/field.tsx";
import { Input } from "../../ui/input.tsx";
import { Dialog } from "../../ui/overlays.tsx";
import { Radio } from "../../ui/radio.tsx";
import { useLocation } from "wouter";

export interface NewBoardProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Names a board, says who in the workspace sees it, and goes there. */
export function NewBoard({ isOpen, onClose }: NewBoardProps) {
  const workspace = useWorkspace();
  const [, navigate] = useLocation();
  const [isPrivate, setIsPrivate] = useState(false);
  const create = (name: string) => {
    if (name === "") return;
    const board = createBoard(workspace, {
      name,
      everyone: isPrivate ? "none" : "editor",
      columns: [say("start.column-to-do"), say("start.column-doing"), say("start.column-done")],
    });
    onClose();
    navigate(paths.board(workspace.id, board));
  };
  return (
    <Dialog open={isOpen} title={say("workspace.new-board")} onClose={onClose}>
      <form
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          create(textOf(event.currentTarget, "name").trim());
        }}
      >
        <Field label={say("board.name")}>
          {(control) => <Input {...control} name="name" required maxLength={120} />}
        </Field>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 font-medium">{say("workspace.who-sees")}</legend>
          <label className="flex items-center gap-2">
            <Radio name="who" checked={!isPrivate} onChange={() => setIsPrivate(false)} />
            {say("workspace.everyone-edits")}
          </label>
          <label className="flex items-center gap-2">
            <Radio name="who" checked={isPrivate} onChange={() => setIsPrivate(true)} />
            {say("workspace.only-me")}
          </label>
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" tone="primary">
            {say("workspace.create-board")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
