import type { BoardRole } from "../../../model/frames.ts";
import { useBoards, useMay, useRow } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { BoardMark } from "../../../ui/board-mark.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { BOARD_ROLES, roleName } from "../../../words/roles.ts";
import { useWhyNot } from "../../../words/why-not.ts";

interface BoardChoicesProps {
  readonly isGuest: boolean;
  readonly chosen: ReadonlyMap<string, BoardRole>;
  readonly onChange: (chosen: ReadonlyMap<string, BoardRole>) => void;
}

/** The boards that a link gives a role on. */
export function BoardChoices({ isGuest, chosen, onChange }: BoardChoicesProps) {
  const boards = useBoards();
  if (boards.length === 0) return null;
  return (
    <fieldset className="grid max-w-160 gap-1.5">
      <legend className="mb-1.5 font-medium">{say("members.boards")}</legend>
      <p className="text-xs text-subtle">
        {say(isGuest ? "members.boards-guest" : "members.boards-member")}
      </p>
      <ul className="max-h-72 overflow-y-auto rounded-md border border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
        {boards.map((board) => (
          <BoardChoice
            key={board}
            board={board}
            role={chosen.get(board) ?? null}
            onChange={(role) => onChange(withRole(chosen, board, role))}
          />
        ))}
      </ul>
    </fieldset>
  );
}

function withRole(
  chosen: ReadonlyMap<string, BoardRole>,
  board: string,
  role: BoardRole | null,
): ReadonlyMap<string, BoardRole> {
  const next = new Map(chosen);
  if (role === null) next.delete(board);
  else next.set(board, role);
  return next;
}

interface BoardChoiceProps {
  readonly board: string;
  /** null: not on it. */
  readonly role: BoardRole | null;
  readonly onChange: (role: BoardRole | null) => void;
}

function BoardChoice({ board, role, onChange }: BoardChoiceProps) {
  const row = useRow("board", board);
  const may = useMay("board.share", board);
  const reason = useWhyNot(board)(may, "board.share");
  if (!row) return null;
  return (
    <li className="flex min-h-row items-center gap-3 px-3.5 py-1">
      <label data-tip={reason} className="flex min-w-0 flex-1 items-center gap-2.5">
        <Checkbox
          disabled={reason !== undefined}
          checked={role !== null}
          onChange={({ target }) => onChange(target.checked ? "editor" : null)}
        />
        <BoardMark name={row.name} hue={row.colour ?? "stone"} size="sm" />
        <bdi className="truncate">{row.name}</bdi>
      </label>
      {role !== null && (
        <Choice
          label={say("members.role-on", { board: row.name })}
          options={BOARD_ROLES.map((each) => ({ value: each, label: roleName(each) }))}
          value={role}
          onChange={onChange}
        />
      )}
    </li>
  );
}
