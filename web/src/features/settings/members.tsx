import { UserPlus } from "lucide-react";
import { useState } from "react";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay, useMembers } from "../../replica/hooks.ts";
import "../../strings/en/members.ts";
import type { Member } from "../../model/generated.ts";
import type { KnownMember } from "../../replica/known-members.ts";
import { say } from "../../strings/say.ts";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Leaving } from "./members/leaving.tsx";
import { MemberRow } from "./members/member-row.tsx";
import { LostBoards } from "./members/lost-boards.tsx";
import { useMembersKnown } from "./members/use-members-known.ts";
import { Removed } from "./members/removed.tsx";
import { inOrder } from "./members/order.ts";
import { Section } from "./section.tsx";

/** Who is in the workspace, with which role; and who was. */
export function Members() {
  const { id } = useWorkspace();
  const members = useMembers();
  const may = useMay("member.invite", null);
  const known = useMembersKnown();
  const isTold = known.people.length > 0;
  const [isLeaving, setIsLeaving] = useState(false);
  return (
    <>
      <Section
        title={say("members.title")}
        detail={say("members.detail", { n: members.length })}
        actions={
          may === true && (
            <LinkButton href={paths.settings(id, "invitations")}>
              <Icon of={UserPlus} />
              {say("members.invite")}
            </LinkButton>
          )
        }
      >
        <table className="w-full border-separate border-spacing-0 rounded-md border border-line bg-raised">
          <thead className="text-start text-xs text-muted">
            <tr>
              <Head>{say("members.person")}</Head>
              <Head>{say("members.role")}</Head>
              {isTold && <Head className="max-sm:hidden">{say("members.seen")}</Head>}
              <td />
            </tr>
          </thead>
          <tbody>
            {inOrder(members).map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                members={members}
                known={isTold ? (known.people.find(isOf(member)) ?? null) : undefined}
                onLeave={() => setIsLeaving(true)}
              />
            ))}
          </tbody>
        </table>
      </Section>
      <Removed />
      <LostBoards boards={known.lost_boards} />
      <Leaving isOpen={isLeaving} onClose={() => setIsLeaving(false)} />
    </>
  );
}

const isOf =
  ({ person }: Member) =>
  (known: KnownMember): boolean =>
    known.person === person;

interface HeadProps {
  readonly className?: string;
  readonly children: string;
}

const Head = ({ className, children }: HeadProps) => (
  <th scope="col" className={classNames("h-9 px-3.5 text-start font-medium", className)}>
    {children}
  </th>
);
