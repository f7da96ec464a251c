import { say } from "../../strings/say.ts";
import { EntryForm, type EntryError } from "../../ui/entry-form.tsx";
import { EntryPage } from "../../ui/entry-page.tsx";

export interface SignInProps {
  readonly host: string;
  readonly onSignIn: (email: string, password: string) => Promise<EntryError | null>;
}

export function SignIn({ host, onSignIn }: SignInProps) {
  return (
    <EntryPage
      title={say("entry.sign-in-title")}
      detail={say("entry.sign-in-detail", { host })}
      note={say("entry.sign-in-note")}
    >
      <EntryForm
        fields={[
          { name: "email", label: say("entry.email"), type: "email", autoComplete: "username" },
          {
            name: "password",
            label: say("entry.password"),
            type: "password",
            autoComplete: "current-password",
          },
        ]}
        submit={say("entry.sign-in")}
        onSubmit={({ email = "", password = "" }) => onSignIn(email, password)}
      />
    </EntryPage>
  );
}
