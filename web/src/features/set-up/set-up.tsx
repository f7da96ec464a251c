import "../../strings/en/entry.ts";
import { say } from "../../strings/say.ts";
import { EntryForm, type EntryError } from "../../ui/entry-form.tsx";
import { EntryPage } from "../../ui/entry-page.tsx";

interface FirstAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly workspace: string;
}

export interface SetUpProps {
  readonly onSetUp: (first: FirstAccount) => Promise<EntryError | null>;
}

/** The first page of an instance: its owner and its workspace. */
export function SetUp({ onSetUp }: SetUpProps) {
  return (
    <EntryPage title={say("entry.set-up-title")} detail={say("entry.set-up-detail")}>
      <EntryForm
        fields={[
          { name: "name", label: say("entry.name"), autoComplete: "name", maxLength: 120 },
          { name: "email", label: say("entry.email"), type: "email", autoComplete: "username" },
          {
            name: "password",
            label: say("entry.password"),
            hint: say("entry.new-password-hint"),
            type: "password",
            autoComplete: "new-password",
          },
        ]}
        submit={say("entry.set-up")}
        onSubmit={({ name = "", email = "", password = "" }) =>
          onSetUp({ name, email, password, workspace: workspaceOf(name) })
        }
      />
    </EntryPage>
  );
}

/** A name to begin with, within the 120 characters that one takes; settings change it. */
const workspaceOf = (name: string): string =>
  say("entry.workspace-of", { name: name.trim().slice(0, 100) });
