import { Ellipsis, Plus, Users } from "lucide-react";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { editBoard } from "../../commands/actions/board.ts";
import { useRun } from "../../commands/run.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useMay, usePeers, useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { AvatarStack } from "../../ui/avatar-stack.tsx";
import { BoardMark } from "../../ui/board-mark.tsx";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { useLegend } from "./legend.tsx";
import { peopleHere } from "./presence.ts";

export interface BoardHeadProps {
  readonly board: string;
  readonly start: ReactNode;
}

/** The top bar: the board's name, who is here, and the one primary button. */
export function BoardHead({ board, start }: BoardHeadProps) {
  const row = useRow("board", board);
  const mayAdd = useMay("task.create", board);
  const run = useRun();
  return (
    <TopBar
      start={start}
      mark={
        row && (
          <BoardMark
            name={row.name}
            hue={row.colour ?? "stone"}
            icon={row.icon ?? undefined}
            size="md"
          />
        )
      }
      title={row && <BoardName board={board} name={row.name} />}
      actions={
        <>
          <PeopleHere board={board} />
          <Button icon={Users} onClick={() => run("board.share")}>
            <span className="max-sm:sr-only">{say("board.share")}</span>
          </Button>
          <IconButton
            icon={Ellipsis}
            label={say("board.menu")}
            keys="shift+b"
            aria-haspopup="menu"
            data-ask="board-menu"
            onClick={() => run("board.menu")}
          />
          <Button
            tone="primary"
            icon={Plus}
            keys="c"
            className="max-sm:hidden"
            unavailable={mayAdd === true ? undefined : mayAdd.reason}
            onClick={() => run("task.create")}
          >
            {say("board.new-task")}
          </Button>
        </>
      }
    />
  );
}

/** Pressing the name edits it, for who may. */
function BoardName({ board, name }: { readonly board: string; readonly name: string }) {
  const mayRename = useMay("board.settings", board) === true;
  const [isEdited, setIsEdited] = useState(false);
  if (isEdited) return <NameField board={board} name={name} onClose={() => setIsEdited(false)} />;
  if (!mayRename) return name;
  return (
    <button
      type="button"
      data-tip={say("board.rename-board")}
      onClick={() => setIsEdited(true)}
      className="-mx-1 cursor-text rounded-xs px-1 hover:bg-hover"
    >
      {name}
    </button>
  );
}

interface NameFieldProps {
  readonly board: string;
  readonly name: string;
  readonly onClose: () => void;
}

function NameField({ board, name, onClose }: NameFieldProps) {
  const workspace = useWorkspace();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const save = (text: string) => {
    if (text !== "" && text !== name) editBoard(workspace, board, { name: text });
    onClose();
  };
  return (
    <input
      ref={field}
      maxLength={120}
      defaultValue={name}
      aria-label={say("board.name")}
      className="-mx-1 field-sizing-content max-w-full rounded-xs bg-sunken px-1 outline-none"
      onBlur={(event) => save(event.target.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") save(event.currentTarget.value.trim());
        if (event.key === "Escape") save("");
      }}
    />
  );
}

function PeopleHere({ board }: { readonly board: string }) {
  const { person } = useReplica();
  const { people } = useLegend();
  const here = peopleHere(usePeers(board), person, people);
  if (here.length === 0) return null;
  const names = here.map(({ name }) => name).join(", ");
  return (
    <AvatarStack
      size="md"
      people={here}
      presence={new Map(here.map(({ id }) => [id, "here" as const]))}
      label={say("board.here-now", { names })}
    />
  );
}
