import { useState } from "react";
import { takeOver } from "../../../commands/actions/member.ts";
import { paths } from "../../../commands/paths.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useRow } from "../../../replica/hooks.ts";
import type { LostBoard } from "../../../replica/known-members.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { LinkButton } from "../../../ui/link-button.tsx";
import { Section } from "../section.tsx";

/** Private boards without a manager: an owner may become one, and whoever is there sees that. */
export function LostBoards({ boards }: { readonly boards: readonly LostBoard[] }) {
  if (boards.length === 0) return null;
  return (
    <Section title={say("members.lost")} detail={say("members.lost-detail")}>
      <ul className="rounded-md border border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
        {boards.map((board) => (
          <Lost key={board.id} board={board} />
        ))}
      </ul>
    </Section>
  );
}

function Lost({ board: { id, name } }: { readonly board: LostBoard }) {
  const workspace = useWorkspace();
  const [isTaken, setIsTaken] = useState(false);
  const isHere = useRow("board", id) !== undefined;
  const take = () => {
    setIsTaken(true);
    takeOver(workspace, id);
  };
  return (
    <li className="flex items-center gap-2.5 px-3.5 py-1.5">
      <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
      {isTaken && isHere ? (
        <LinkButton href={paths.board(workspace.id, id)}>{say("members.lost-open")}</LinkButton>
      ) : (
        <Button size="sm" busy={isTaken} onClick={take}>
          {say("members.take-over")}
        </Button>
      )}
    </li>
  );
}
