import "../../strings/en/entry.ts";
import { locale } from "../../strings/locale.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EntryForm, type EntryError } from "../../ui/entry-form.tsx";
import { EntryPage } from "../../ui/entry-page.tsx";

interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

interface BoardOffered {
  readonly name: string;
  readonly role: string;
}

export interface InvitationProps {
  readonly workspace: string;
  readonly inviter: string;
  readonly role: string;
  /** The boards that it names, and the role on each. */
  readonly boards?: readonly BoardOffered[] | undefined;
  /** Whom it was sent to, where it was sent to someone. */
  readonly email?: string | null | undefined;
  /** Who is signed in here already. */
  readonly signedInAs?: string | undefined;
  /** With null: as who is signed in. */
  readonly onJoin: (account: NewAccount | null) => Promise<EntryError | null>;
  readonly onHaveAccount: () => void;
}

const ROLES = {
  owner: "entry.role-owner",
  admin: "entry.role-admin",
  member: "entry.role-member",
  guest: "entry.role-guest",
} as const;

const isRole = (role: string): role is keyof typeof ROLES => role in ROLES;

/** Who asks, to what, as what; then one press, or an account. */
export function Invitation(props: InvitationProps) {
  const { workspace, signedInAs, boards = [], onJoin } = props;
  return (
    <EntryPage title={say("entry.invited-title", { workspace })} detail={invited(props)}>
      {boards.length > 0 && <p className="text-muted">{invitedOn(boards)}</p>}
      {signedInAs === undefined ? (
        <JoinAnew {...props} />
      ) : (
        <EntryForm
          fields={[]}
          submit={say("entry.join-as", { name: signedInAs })}
          onSubmit={() => onJoin(null)}
        />
      )}
    </EntryPage>
  );
}

function invited({ inviter, role }: InvitationProps): string {
  const words = say(ROLES[isRole(role) ? role : "member"]);
  return inviter === ""
    ? say("entry.invited-detail-unsigned", { role: words })
    : say("entry.invited-detail", { inviter, role: words });
}

const all = new Intl.ListFormat(locale, { type: "conjunction" });

const invitedOn = (boards: readonly BoardOffered[]): string =>
  say("entry.invited-boards", { boards: all.format(boards.map(({ name }) => name)) });

function JoinAnew({ workspace, email, onJoin, onHaveAccount }: InvitationProps) {
  return (
    <>
      <EntryForm
        fields={[
          { name: "name", label: say("entry.name"), autoComplete: "name", maxLength: 120 },
          {
            name: "email",
            label: say("entry.email"),
            type: "email",
            autoComplete: "username",
            defaultValue: email ?? "",
            readOnly: email != null,
          },
          {
            name: "password",
            label: say("entry.password"),
            hint: say("entry.new-password-hint"),
            type: "password",
            autoComplete: "new-password",
          },
        ]}
        submit={say("entry.join", { workspace })}
        onSubmit={({ name = "", email: given = "", password = "" }) =>
          onJoin({ name, email: given, password })
        }
      />
      <Button tone="ghost" size="lg" wide onClick={onHaveAccount}>
        {say("entry.join-have-account")}
      </Button>
    </>
  );
}
