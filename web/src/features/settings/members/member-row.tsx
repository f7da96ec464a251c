import { Ellipsis, KeyRound } from "lucide-react";
import { useState } from "react";
import { removal, removeMember, roleOps, setRole } from "../../../commands/actions/member.ts";
import type { Member } from "../../../model/generated.ts";
import { isLastOwner } from "../../../model/owners.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMayApply, useMe } from "../../../replica/hooks.ts";
import type { KnownMember } from "../../../replica/known-members.ts";
import { dayWords, localDay } from "../../../strings/dates.ts";
import type { Day } from "../../../strings/day.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Menu } from "../../../ui/overlays.tsx";
import { usePeople } from "../../../words/people.ts";
import { roleName, WORKSPACE_ROLES } from "../../../words/roles.ts";
import { useToday } from "../../../words/use-today.ts";
import { useWhyNot } from "../../../words/why-not.ts";
import { GuestBoards } from "./guest-boards.tsx";
import { ResetLinkDialog } from "./reset-link-dialog.tsx";

interface MemberRowProps {
  readonly member: Member;
  readonly members: readonly Member[];
  /** null: the server doesn't know them yet; undefined: nothing is told. */
  readonly known: KnownMember | null | undefined;
  /** The person wants to leave the workspace themselves. */
  readonly onLeave: () => void;
}

/** A person, their role for who may change it, and a way out. */
export function MemberRow({ member, members, known, onLeave }: MemberRowProps) {
  const { person } = useWorkspace();
  const today = useToday();
  const someone = usePeople()(member.person);
  const name = <bdi>{someone.name}</bdi>;
  return (
    <tr>
      <th scope="row" className={`${CELL} text-start font-normal`}>
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar person={someone} size="md" named />
          <span className="grid min-w-0">
            <span className="truncate font-medium">
              {member.person === person ? say("members.you", { name: someone.name }) : name}
            </span>
            {known && <bdi className="truncate text-xs text-subtle">{known.email}</bdi>}
            {member.role === "guest" && (
              <GuestBoards person={member.person} known={known?.boards} />
            )}
          </span>
        </span>
      </th>
      <td className={CELL}>
        <RoleChoice member={member} members={members} name={someone.name} />
      </td>
      {known !== undefined && (
        <td className={`${CELL} text-muted max-sm:hidden`}>{seenWords(known, today)}</td>
      )}
      <td className={`${CELL} w-12 text-end`}>
        <RowMenu member={member} members={members} name={someone.name} onLeave={onLeave} />
      </td>
    </tr>
  );
}

function seenWords(known: KnownMember | null, today: Day): string {
  if (known === null) return "";
  if (known.seen_at === null) return say("members.seen-none");
  return dayWords(localDay(new Date(known.seen_at)), today);
}

const CELL = "h-row border-t border-line px-3.5 py-1.5";

interface PartProps {
  readonly member: Member;
  readonly members: readonly Member[];
  readonly name: string;
}

/** Off where no other role could be given; each role that can't be given says why. */
function RoleChoice({ member, members, name }: PartProps) {
  const workspace = useWorkspace();
  const mayApply = useMayApply(null);
  const whyNot = useWhyNot(null);
  const isLast = isLastOwner(members, member);
  const options = WORKSPACE_ROLES.map((role) => ({
    value: role,
    label: roleName(role),
    unavailable: isLast
      ? say("members.last-owner")
      : roleOps(member, role)
          .map((op) => whyNot(mayApply(op), "member.role"))
          .find((reason) => reason !== undefined),
  }));
  const others = options.filter(({ value }) => value !== member.role);
  const isOff = others.every(({ unavailable }) => unavailable !== undefined);
  return (
    <Choice
      label={say("members.role-of", { name })}
      options={options}
      value={member.role}
      unavailable={isOff ? others[0]?.unavailable : undefined}
      onChange={(role) => setRole(workspace, member, role)}
    />
  );
}

function RowMenu({ member, members, name, onLeave }: PartProps & Pick<MemberRowProps, "onLeave">) {
  const workspace = useWorkspace();
  const mayApply = useMayApply(null);
  const whyNot = useWhyNot(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isResetting, setIsResetting] = useState(false);
  const me = useMe();
  const isSelf = member.person === workspace.person;
  const answer = mayApply(removal(workspace, member));
  const reason = isLastOwner(members, member)
    ? say("members.last-owner")
    : whyNot(answer, "member.remove");
  const remove = {
    id: "remove",
    label: say(isSelf ? "members.leave" : "members.remove"),
    danger: true,
    unavailable: reason,
  };
  const reset = { id: "reset", label: say("members.reset-link"), icon: KeyRound };
  const choose = (id: string) => {
    setIsOpen(false);
    if (id === "reset") setIsResetting(true);
    else if (isSelf) onLeave();
    else removeMember(workspace, member);
  };
  return (
    <>
      <IconButton
        icon={Ellipsis}
        label={say("members.more", { name })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      />
      <Menu
        open={isOpen}
        anchor={anchor}
        label={name}
        groups={[{ items: me?.is_admin === true && !isSelf ? [reset, remove] : [remove] }]}
        onChoose={choose}
        onClose={() => setIsOpen(false)}
      />
      {isResetting && (
        <ResetLinkDialog person={member.person} name={name} onClose={() => setIsResetting(false)} />
      )}
    </>
  );
}
