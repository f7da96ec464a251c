import { X } from "lucide-react";
import { useState } from "react";
import { setBoardRole, takeOffBoard } from "../../../commands/actions/member.ts";
import type { Board, BoardMember } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildRows, useMembers } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { usePeople } from "../../../words/people.ts";
import { BOARD_ROLES, roleName } from "../../../words/roles.ts";
import { Leaving } from "./leaving.tsx";

interface SeatsProps {
  readonly board: Board;
  /** Why the person doesn't decide who is here; undefined where they do. */
  readonly whyNot: string | undefined;
  readonly onClose: () => void;
}

/** Those who were given a role on the board themselves. */
export function Seats({ board, whyNot, onClose }: SeatsProps) {
  const { person } = useWorkspace();
  const members = useMembers();
  const seats = useChildRows("board_member", board.id);
  const [isLeaving, setIsLeaving] = useState(false);
  // Of who left the workspace a seat may be left over; it gives nothing.
  const taken = BOARD_ROLES.flatMap((role) =>
    seats.filter((seat) => seat.role === role && members.some((m) => m.person === seat.person)),
  );
  const own = seats.find((seat) => seat.person === person);
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <h3 className="font-medium">{say("members.share-people")}</h3>
      {taken.length === 0 && <p className="text-muted">{say("members.share-nobody")}</p>}
      <ul className="grid">
        {taken.map((seat) => (
          <Seat
            key={seat.id}
            seat={seat}
            isGuest={members.some((each) => each.person === seat.person && each.role === "guest")}
            whyNot={whyNot}
            onLeave={() => setIsLeaving(true)}
          />
        ))}
      </ul>
      {own && (
        <Leaving
          board={board}
          seat={own}
          isOpen={isLeaving}
          onClose={() => setIsLeaving(false)}
          onLeft={onClose}
        />
      )}
    </section>
  );
}

interface SeatProps {
  readonly seat: BoardMember;
  readonly isGuest: boolean;
  readonly whyNot: string | undefined;
  readonly onLeave: () => void;
}

function Seat({ seat, isGuest, whyNot, onLeave }: SeatProps) {
  const workspace = useWorkspace();
  const someone = usePeople()(seat.person);
  const isSelf = seat.person === workspace.person;
  return (
    <li className="flex min-h-row flex-wrap items-center justify-end gap-x-2.5 py-0.5">
      <Avatar person={someone} size="md" named />
      <span className="flex min-w-36 flex-1 items-center gap-2">
        <bdi className="truncate">
          {isSelf ? say("members.you", { name: someone.name }) : someone.name}
        </bdi>
        {isGuest && <Pill>{roleName("guest")}</Pill>}
      </span>
      <Choice
        label={say("members.role-of", { name: someone.name })}
        options={BOARD_ROLES.map((role) => ({ value: role, label: roleName(role) }))}
        value={seat.role}
        unavailable={whyNot}
        onChange={(role) => setBoardRole(workspace, seat, role)}
      />
      {isSelf ? (
        <Button size="sm" tone="ghost" onClick={onLeave}>
          {say("members.share-leave")}
        </Button>
      ) : (
        whyNot === undefined && (
          <IconButton
            icon={X}
            size="sm"
            label={say("members.take-off", { name: someone.name })}
            onClick={() => takeOffBoard(workspace, seat)}
          />
        )
      )}
    </li>
  );
}
