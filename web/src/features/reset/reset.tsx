import "../../strings/en/entry.ts";
import { say } from "../../strings/say.ts";
import { EntryForm, type EntryError } from "../../ui/entry-form.tsx";
import { EntryPage } from "../../ui/entry-page.tsx";

export interface ResetProps {
  /** Whose password it is. */
  readonly email: string;
  readonly onReset: (password: string) => Promise<EntryError | null>;
}

/** A new password, for who lost theirs and has a link. */
export function Reset({ email, onReset }: ResetProps) {
  return (
    <EntryPage
      title={say("entry.reset-title")}
      detail={say("entry.reset-detail")}
      note={say("entry.reset-note")}
    >
      <EntryForm
        fields={[
          {
            name: "email", // read only, so that a password manager knows whose it is
            label: say("entry.email"),
            type: "email",
            autoComplete: "username",
            defaultValue: email,
            readOnly: true,
          },
          {
            name: "password",
            label: say("entry.new-password"),
            hint: say("entry.new-password-hint"),
            type: "password",
            autoComplete: "new-password",
          },
        ]}
        submit={say("entry.reset")}
        onSubmit={({ password = "" }) => onReset(password)}
      />
    </EntryPage>
  );
}
