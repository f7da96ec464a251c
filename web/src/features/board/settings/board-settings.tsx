import { Archive, Trash2 } from "lucide-react";
import { useLocation } from "wouter";
import { archiveBoard, editBoard } from "../../../commands/actions/board.ts";
import { deleteRows } from "../../../commands/actions/trash.ts";
import { paths } from "../../../commands/paths.ts";
import type { Board } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay, useRow } from "../../../replica/hooks.ts";
import "../../../strings/en/board-settings.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { Dialog } from "../../../ui/overlays.tsx";
import { Textarea } from "../../../ui/textarea.tsx";
import { useWhyNot } from "../../../words/why-not.ts";
import { Colours } from "../labels/colours.tsx";
import { BoardLabels } from "./board-labels.tsx";

export interface BoardSettingsProps {
  readonly board: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What the board is called and looks like, its labels, and the way out of sight. */
export function BoardSettings({ board, open, onClose }: BoardSettingsProps) {
  const row = useRow("board", board);
  const may = useMay("board.settings", board);
  const whyNot = useWhyNot(board)(may, "board.settings");
  if (!row) return null;
  return (
    <Dialog
      open={open}
      width="form"
      title={say("board-settings.title", { board: row.name })}
      detail={whyNot}
      onClose={onClose}
    >
      <div className="grid gap-5">
        <fieldset disabled={whyNot !== undefined} className="grid gap-3.5">
          <Names row={row} />
        </fieldset>
        <BoardLabels board={board} />
        <OutOfSight board={board} />
      </div>
    </Dialog>
  );
}

/** Each is kept when it is left; what someone else makes of it shows. */
function Names({ row }: { readonly row: Board }) {
  const workspace = useWorkspace();
  const edit = (change: Parameters<typeof editBoard>[2]) => editBoard(workspace, row.id, change);
  const onEnter = (event: React.KeyboardEvent<HTMLInputElement>) =>
    event.key === "Enter" && event.currentTarget.blur();
  return (
    <>
      <Field label={say("board-settings.name")}>
        {(control) => (
          <Input
            {...control}
            key={row.name}
            defaultValue={row.name}
            maxLength={120}
            onKeyDown={onEnter}
            onBlur={({ target }) => target.value.trim() && edit({ name: target.value.trim() })}
          />
        )}
      </Field>
      <div className="grid items-start gap-3.5 sm:grid-cols-2">
        <Field
          label={say("board-settings.key")}
          hint={say("board-settings.key-hint", { key: row.key ?? "OPS" })}
        >
          {(control) => (
            <Input
              {...control}
              key={row.key}
              defaultValue={row.key ?? ""}
              maxLength={10}
              onKeyDown={onEnter}
              onBlur={({ target }) => edit({ key: target.value.trim().toUpperCase() || null })}
            />
          )}
        </Field>
        <Field label={say("board-settings.icon")} hint={say("board-settings.icon-hint")}>
          {(control) => (
            <Input
              {...control}
              key={row.icon}
              defaultValue={row.icon ?? ""}
              maxLength={16}
              onKeyDown={onEnter}
              onBlur={({ target }) => edit({ icon: firstSign(target.value) })}
            />
          )}
        </Field>
      </div>
      <div className="grid gap-1">
        <span className="font-medium">{say("board-settings.colour")}</span>
        <Colours chosen={row.colour ?? "stone"} onChoose={(colour) => edit({ colour })} />
      </div>
      <Field label={say("board-settings.description")}>
        {(control) => (
          <Textarea
            {...control}
            key={row.description}
            defaultValue={row.description ?? ""}
            maxLength={2000}
            onBlur={({ target }) => edit({ description: target.value.trim() || null })}
          />
        )}
      </Field>
    </>
  );
}

/** What a person sees as one sign, however many code points it is made of. */
const firstSign = (text: string): string | null =>
  [...new Intl.Segmenter().segment(text.trim())][0]?.segment ?? null;

function OutOfSight({ board }: { readonly board: string }) {
  const workspace = useWorkspace();
  const [, navigate] = useLocation();
  const whyNot = useWhyNot(board);
  const mayArchive = whyNot(useMay("board.archive", board), "board.archive");
  const mayDelete = whyNot(useMay("board.delete", board), "board.delete");
  const leave = (act: () => void) => {
    act();
    navigate(paths.workspace(workspace.id));
  };
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 className="font-strong">{say("board-settings.out-of-sight")}</h3>
      <Leaving hint={say("board-settings.archive-hint")}>
        <Button
          icon={Archive}
          unavailable={mayArchive}
          onClick={() => leave(() => archiveBoard(workspace, board, true))}
        >
          {say("board-settings.archive-board")}
        </Button>
      </Leaving>
      <Leaving hint={say("board-settings.delete-hint")}>
        <Button
          tone="danger"
          icon={Trash2}
          unavailable={mayDelete}
          onClick={() => leave(() => deleteRows(workspace, "board", [board]))}
        >
          {say("board-settings.delete")}
        </Button>
      </Leaving>
    </section>
  );
}

const Leaving = ({
  hint,
  children,
}: {
  readonly hint: string;
  readonly children: React.ReactNode;
}) => (
  <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5">
    <p className="max-w-[44ch] text-xs text-subtle">{hint}</p>
    {children}
  </div>
);
