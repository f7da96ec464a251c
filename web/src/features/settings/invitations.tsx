import "../../strings/en/members.ts";
import { useInvitations, useMay } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Lines } from "../../ui/skeleton.tsx";
import { useWhyNot } from "../../words/why-not.ts";
import { InvitationRow } from "./invitations/invitation-row.tsx";
import { InviteForm } from "./invitations/invite-form.tsx";
import { Section } from "./section.tsx";

/** Links that let people in: make one, see who made which, withdraw them. */
export function Invitations() {
  const may = useMay("member.invite", null);
  const reason = useWhyNot(null)(may, "member.invite");
  return (
    <>
      <Section title={say("members.invite-title")} detail={reason ?? say("members.invite-detail")}>
        {reason === undefined && <InviteForm />}
      </Section>
      {reason === undefined && (
        <Section title={say("members.invitations")} detail={say("members.invitations-detail")}>
          <Open />
        </Section>
      )}
    </>
  );
}

function Open() {
  const { presence, invitations } = useInvitations();
  if (presence === "loading") return <Lines count={3} />;
  if (presence === "offline") return <p className="text-muted">{say("members.offline")}</p>;
  if (invitations.length === 0) return <p className="text-muted">{say("members.invite-none")}</p>;
  return (
    <ul className="rounded-md border border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
      {invitations
        .toSorted((a, b) => b.created_at - a.created_at)
        .map((invitation) => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
    </ul>
  );
}
