import { useState } from "react";
import { withdraw } from "../../../commands/actions/member.ts";
import type { Invitation } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { usePeople } from "../../../words/people.ts";
import { roleName } from "../../../words/roles.ts";
import { boardsIn, endWords, overWords, usedWords } from "./validity.ts";

/** What a link gives, to whom, how long and how often; who made it; and its end. */
export function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const workspace = useWorkspace();
  const people = usePeople();
  const [now] = useState(() => Date.now());
  const over = overWords(invitation, now);
  const boards = boardsIn(invitation).map(
    ({ board }) => workspace.view.row("board", board)?.name ?? say("members.some-board"),
  );
  const facts = [
    say("members.invited-by", { who: people(invitation.created_by).name }),
    usedWords(invitation),
    ...(over === null ? [endWords(invitation, now)] : []),
    ...(invitation.email == null ? [] : [say("members.for-email", { email: invitation.email })]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2.5">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex min-w-0 items-center gap-2">
          <span className="font-medium">{roleName(invitation.role)}</span>
          {boards.length > 0 && (
            <span className="truncate text-muted">
              {say("members.boards-of", { boards: boards.join(", ") })}
            </span>
          )}
          {over !== null && <Pill>{over}</Pill>}
        </p>
        <p className="text-xs text-subtle">{facts.join(" · ")}</p>
      </div>
      <Button size="sm" onClick={() => withdraw(workspace, invitation)}>
        {say(over === null ? "members.withdraw" : "members.clear")}
      </Button>
    </li>
  );
}
