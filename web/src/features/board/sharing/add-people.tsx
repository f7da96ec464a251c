import { UserPlus } from "lucide-react";
import { useState } from "react";
import { addToBoard } from "../../../commands/actions/member.ts";
import type { BoardRole } from "../../../model/frames.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildRows, useMembers } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { Picker } from "../../../ui/overlays.tsx";
import { usePeople } from "../../../words/people.ts";
import { BOARD_ROLES, roleName } from "../../../words/roles.ts";

/** Puts people of the workspace on the board; each choice holds at once. */
export function AddPeople({ board }: { readonly board: string }) {
  const workspace = useWorkspace();
  const people = usePeople();
  const members = useMembers();
  const seats = useChildRows("board_member", board);
  const [role, setRole] = useState<BoardRole>("editor");
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const others = members.filter(({ person }) => !seats.some((seat) => seat.person === person));
  if (others.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        icon={UserPlus}
        aria-haspopup="dialog"
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      >
        {say("members.share-add")}
      </Button>
      <Choice
        label={say("members.share-added-as")}
        size="md"
        options={BOARD_ROLES.map((value) => ({ value, label: roleName(value) }))}
        value={role}
        onChange={setRole}
      />
      <Picker
        open={isOpen}
        anchor={anchor}
        label={say("members.share-add")}
        options={others.map(({ person }) => ({
          id: person,
          label: people(person).name,
          mark: <Avatar person={people(person)} named />,
        }))}
        chosen={[]}
        onToggle={(person) => addToBoard(workspace, board, [person], role)}
        onClose={() => setIsOpen(false)}
      />
    </div>
  );
}
