import { Link } from "lucide-react";
import { useState } from "react";
import type { BoardRole } from "../../../model/frames.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay, useSyncStatus } from "../../../replica/hooks.ts";
import { invite, type Invited } from "../../../replica/inviting.ts";
import { DAY_MS } from "../../../strings/day.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { BOARD_ROLES, roleName } from "../../../words/roles.ts";
import { useWhyNot } from "../../../words/why-not.ts";

const DAYS = 7;

/** A link that lets one guest onto this board. */
export function GuestLink({ board }: { readonly board: string }) {
  const { id } = useWorkspace();
  const { state } = useSyncStatus();
  const may = useMay("member.invite", null);
  const whyNot = useWhyNot(null)(may, "member.invite");
  const [role, setRole] = useState<BoardRole>("viewer");
  const [isBusy, setIsBusy] = useState(false);
  const [answer, setAnswer] = useState<Invited | null>(null);
  const make = async () => {
    setIsBusy(true);
    const expires_at = Date.now() + DAYS * DAY_MS;
    const boards = [{ board, role }];
    setAnswer(await invite({ workspace: id, role: "guest", boards, uses: 1, expires_at }));
    setIsBusy(false);
  };
  return (
    <section className="grid gap-1.5 border-t border-line pt-4">
      <h3 className="font-medium">{say("members.share-guest")}</h3>
      <p className="text-xs text-subtle">{whyNot ?? say("members.share-guest-detail")}</p>
      {whyNot === undefined && (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <Choice
            label={say("members.role")}
            size="md"
            options={BOARD_ROLES.map((value) => ({ value, label: roleName(value) }))}
            value={role}
            onChange={(value) => {
              setRole(value);
              setAnswer(null);
            }}
          />
          <Button
            icon={Link}
            busy={isBusy}
            unavailable={state === "offline" ? say("members.needs-line") : undefined}
            onClick={() => void make()}
          >
            {say("members.make-link")}
          </Button>
        </div>
      )}
      {answer?.ok === true && <CopyField label={say("members.link")} text={answer.url} />}
      {answer?.ok === false && (
        <p role="alert" className="text-danger-ink">
          {say("members.failed", { why: answer.reason ?? say("members.failed-offline") })}
        </p>
      )}
    </section>
  );
}
