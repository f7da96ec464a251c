import "../../strings/en/entry.ts";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { EntryForm, type EntryError } from "../../ui/entry-form.tsx";
import { EntryPage } from "../../ui/entry-page.tsx";

export interface SignInProps {
  readonly host: string;
  /** Whose session ended on this device, and how many changes of theirs wait on it. */
  readonly left: { readonly email: string; readonly unsent: number } | null;
  readonly onSignIn: (email: string, password: string) => Promise<EntryError | null>;
}

export function SignIn({ host, left, onSignIn }: SignInProps) {
  return (
    <EntryPage
      title={say("entry.sign-in-title")}
      detail={say("entry.sign-in-detail", { host })}
      note={say("entry.sign-in-note")}
    >
      {left !== null && left.unsent > 0 && (
        <Banner
          title={say("entry.left-unsent", { n: left.unsent })}
          detail={say("entry.left-unsent-detail", { n: left.unsent, email: left.email })}
        />
      )}
      <EntryForm
        fields={[
          {
            name: "email",
            label: say("entry.email"),
            type: "email",
            autoComplete: "username",
            defaultValue: left?.email,
          },
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
      <details className="text-muted">
        <summary className="w-fit cursor-pointer rounded-sm py-1 font-medium text-ink">
          {say("entry.lost-password")}
        </summary>
        <p className="mt-1 text-pretty">{say("entry.lost-password-detail")}</p>
      </details>
    </EntryPage>
  );
}
