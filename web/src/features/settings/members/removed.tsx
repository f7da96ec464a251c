import { bringBack, comeback } from "../../../commands/actions/member.ts";
import type { Member } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildren, useMayApply } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { useWhyNot } from "../../../words/why-not.ts";
import { Section } from "../section.tsx";

/** Who was removed, or left, and can come back. */
export function Removed() {
  const { id, view } = useWorkspace();
  useChildren("member", id, "trash"); // drawn anew when someone goes or comes back
  const removed = view.childRows("member", id, "trash");
  if (removed.length === 0) return null;
  return (
    <Section title={say("members.removed")} detail={say("members.back-hint")}>
      <ul className="rounded-md border border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
        {removed.map((member) => (
          <RemovedPerson key={member.id} member={member} />
        ))}
      </ul>
    </Section>
  );
}

function RemovedPerson({ member }: { readonly member: Member }) {
  const workspace = useWorkspace();
  const mayApply = useMayApply(null);
  const whyNot = useWhyNot(null);
  const name = member.name ?? say("members.someone");
  const answer = mayApply(comeback(workspace, member.id));
  return (
    <li className="flex items-center gap-2.5 px-3.5 py-1.5">
      <Avatar person={{ id: member.person, name }} size="md" named />
      <bdi className="min-w-0 flex-1 truncate">{name}</bdi>
      <Button
        size="sm"
        unavailable={whyNot(answer, "member.restore")}
        onClick={() => bringBack(workspace, member.id)}
      >
        {say("members.back")}
      </Button>
    </li>
  );
}
