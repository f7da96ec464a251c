import { Check, Minus } from "lucide-react";
import { paths } from "../../commands/paths.ts";
import { linesOn, type Action } from "../../model/policy.ts";
import { useWorkspace } from "../../replica/context.ts";
import { BOARD_ROLES, roleName, WORKSPACE_ROLES } from "../../words/roles.ts";
import "../../strings/en/roles.ts";
import { isKnown, say, type MessageKey } from "../../strings/say.ts";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Section } from "./section.tsx";

/** What each role may do, as the policy table has it. */
export function Roles() {
  const { id } = useWorkspace();
  return (
    <>
      <Section
        title={say("roles.workspace")}
        detail={say("roles.workspace-detail")}
        actions={
          <LinkButton href={paths.settings(id, "members")}>{say("roles.who-has-which")}</LinkButton>
        }
      >
        <Table label={say("roles.workspace")} ground="workspace" roles={WORKSPACE_ROLES} />
      </Section>
      <Section title={say("roles.board")} detail={say("roles.board-detail")}>
        <Table label={say("roles.board")} ground="board" roles={BOARD_ROLES} />
      </Section>
    </>
  );
}

interface TableProps {
  readonly label: string;
  readonly ground: "workspace" | "board";
  readonly roles: typeof WORKSPACE_ROLES | typeof BOARD_ROLES;
}

const Table = ({ label, ground, roles }: TableProps) => (
  <div className="overflow-x-auto rounded-md border border-line bg-raised">
    <table aria-label={label} className="w-full border-separate border-spacing-0">
      <thead className="text-xs text-muted">
        <tr>
          <th scope="col" className="h-9 px-3.5 text-start font-medium">
            {say("roles.action")}
          </th>
          {roles.map((role) => (
            <th key={role} scope="col" className="px-2 font-medium">
              {roleName(role)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {linesOn(ground).map((line) => (
          <Row key={line.action} action={line.action} may={line.roles} roles={roles} />
        ))}
      </tbody>
    </table>
  </div>
);

interface RowProps {
  readonly action: Action;
  readonly may: readonly string[];
  readonly roles: TableProps["roles"];
}

/** What nobody does, or who founds a workspace alone, has no words and no row. */
function Row({ action, may, roles }: RowProps) {
  const key = `roles.act-${action}`;
  if (!isAct(key)) return null;
  return (
    <tr>
      <th scope="row" className={`${CELL} px-3.5 text-start font-normal`}>
        {say(key)}
      </th>
      {roles.map((role) => (
        <td key={role} className={`${CELL} px-2 text-center whitespace-nowrap`}>
          {may.includes(role) ? (
            <span className="inline-flex items-center gap-1 text-success-ink">
              <Icon of={Check} size="sm" />
              {say("roles.may")}
            </span>
          ) : (
            <span className="inline-flex items-center gap-1 text-subtle">
              <Icon of={Minus} size="sm" />
              {say("roles.may-not")}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}

const CELL = "border-t border-line py-2";

type ActKey = Extract<MessageKey, `roles.act-${string}`>;
const isAct = (key: string): key is ActKey => isKnown(key);
