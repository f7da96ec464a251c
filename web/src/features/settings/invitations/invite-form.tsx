import { Link } from "lucide-react";
import { useState } from "react";
import type { BoardRole, WorkspaceRole } from "../../../model/frames.ts";
import type { CreateOp } from "../../../model/ops.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMayApply, useSyncStatus } from "../../../replica/hooks.ts";
import { invite, type Invited } from "../../../replica/inviting.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Choice } from "../../../ui/choice.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Field } from "../../../ui/field.tsx";
import { Input } from "../../../ui/input.tsx";
import { roleName, WORKSPACE_ROLES } from "../../../words/roles.ts";
import { useWhyNot } from "../../../words/why-not.ts";
import { BoardChoices } from "./board-choices.tsx";
import { UsesField } from "./uses-field.tsx";
import { endAfter } from "./validity.ts";

/** What a link is to give. */
interface Draft {
  readonly role: WorkspaceRole;
  readonly boards: ReadonlyMap<string, BoardRole>;
  /** null: it never expires. */
  readonly days: number | null;
  readonly uses: number;
  readonly email: string;
}

const FIRST: Draft = { role: "member", boards: new Map(), days: 7, uses: 1, email: "" };

/** Makes a link; what it gave is shown until the next one is asked for. */
export function InviteForm() {
  const { id } = useWorkspace();
  const { state } = useSyncStatus();
  const [draft, setDraft] = useState(FIRST);
  const [isBusy, setIsBusy] = useState(false);
  const [answer, setAnswer] = useState<Invited | null>(null);
  const change = (part: Partial<Draft>) => {
    setAnswer(null);
    setDraft({ ...draft, ...part });
  };
  const make = async () => {
    setIsBusy(true);
    setAnswer(await invite(wanted(id, draft, Date.now())));
    setIsBusy(false);
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy && whyNotYet(draft, state) === undefined) void make();
      }}
    >
      <div className="flex flex-wrap items-start gap-x-8 gap-y-4">
        <RoleField role={draft.role} onChange={(role) => change({ role })} />
        <DaysField days={draft.days} onChange={(days) => change({ days })} />
        <UsesField uses={draft.uses} onChange={(uses) => change({ uses })} />
      </div>
      {takesBoards(draft.role) && (
        <BoardChoices
          isGuest={draft.role === "guest"}
          chosen={draft.boards}
          onChange={(boards) => change({ boards })}
        />
      )}
      <div className="max-w-88">
        <Field label={say("members.email")} hint={say("members.email-hint")}>
          {(control) => (
            <Input
              {...control}
              type="email"
              value={draft.email}
              onChange={(event) => change({ email: event.target.value })}
            />
          )}
        </Field>
      </div>
      {answer?.ok === true ? (
        <div className="grid max-w-160 gap-1.5">
          <p className="font-medium">{say("members.link-ready")}</p>
          <CopyField label={say("members.link")} text={answer.url} />
        </div>
      ) : (
        <Button
          type="submit"
          tone="primary"
          icon={Link}
          className="justify-self-start"
          busy={isBusy}
          unavailable={whyNotYet(draft, state)}
        >
          {say("members.make-link")}
        </Button>
      )}
      {answer?.ok === false && (
        <p role="alert" className="text-danger-ink">
          {say("members.failed", { why: answer.reason ?? say("members.failed-offline") })}
        </p>
      )}
    </form>
  );
}

/** Owners and admins manage every board that is open to the workspace. */
const takesBoards = (role: WorkspaceRole): boolean => role === "member" || role === "guest";

function whyNotYet({ role, boards }: Draft, state: string): string | undefined {
  if (state === "offline") return say("members.needs-line");
  return role === "guest" && boards.size === 0 ? say("members.guest-needs-board") : undefined;
}

function wanted(workspace: string, { role, boards, days, uses, email }: Draft, now: number) {
  const expires_at = endAfter(days, now);
  return {
    workspace,
    role,
    boards: takesBoards(role)
      ? [...boards].map(([board, boardRole]) => ({ board, role: boardRole }))
      : [],
    uses,
    ...(expires_at !== undefined && { expires_at }),
    ...(email.trim() !== "" && { email: email.trim() }),
  };
}

interface RoleFieldProps {
  readonly role: WorkspaceRole;
  readonly onChange: (role: WorkspaceRole) => void;
}

/** Nobody invites above their own role. */
function RoleField({ role, onChange }: RoleFieldProps) {
  const { id } = useWorkspace();
  const mayApply = useMayApply(null);
  const whyNot = useWhyNot(null);
  const inviting = (each: WorkspaceRole): CreateOp => ({
    ...{ op: "create", kind: "invitation", id: "", parent: id },
    fields: { role: each },
  });
  return (
    <div className="grid justify-items-start gap-1.5">
      <p className="font-medium">{say("members.role")}</p>
      <Choice
        label={say("members.role")}
        size="md"
        options={WORKSPACE_ROLES.map((each) => ({
          value: each,
          label: roleName(each),
          unavailable: whyNot(mayApply(inviting(each)), "member.invite"),
        }))}
        value={role}
        onChange={onChange}
      />
    </div>
  );
}

const DAYS = ["1", "7", "30", "none"] as const;

interface DaysFieldProps {
  readonly days: number | null;
  readonly onChange: (days: number | null) => void;
}

const DaysField = ({ days, onChange }: DaysFieldProps) => (
  <div className="grid justify-items-start gap-1.5">
    <p className="font-medium">{say("members.expires")}</p>
    <Choice
      label={say("members.expires")}
      size="md"
      options={DAYS.map((value) => ({
        value,
        label:
          value === "none" ? say("members.days-none") : say("members.days", { n: Number(value) }),
      }))}
      value={DAYS.find((value) => value === String(days)) ?? "none"}
      onChange={(value) => onChange(value === "none" ? null : Number(value))}
    />
  </div>
);
