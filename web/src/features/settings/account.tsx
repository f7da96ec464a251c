import { useState } from "react";
import { account } from "../../replica/account.ts";
import type { Answer } from "../../replica/ask.ts";
import { useMe } from "../../replica/hooks.ts";
import "../../strings/en/account.ts";
import { say } from "../../strings/say.ts";
import type { EntryError } from "../../ui/entry-form.tsx";
import { problemWords } from "../../words/problem-words.ts";
import { ChangeForm } from "./account/change-form.tsx";
import { Section } from "./section.tsx";

/** What one signs in with. */
export function Account() {
  return (
    <>
      <Email />
      <Password />
    </>
  );
}

function Email() {
  const me = useMe();
  const [changed, setChanged] = useState<string | null>(null);
  return (
    <Section
      title={say("account.email")}
      detail={say("account.email-detail", { email: changed ?? me?.email ?? "" })}
    >
      <ChangeForm
        fields={[
          { name: "email", label: say("account.new-email"), type: "email", autoComplete: "email" },
          {
            name: "password",
            label: say("account.password-now"),
            type: "password",
            autoComplete: "current-password",
          },
        ]}
        submit={say("account.change-email")}
        done={say("account.email-changed")}
        onSubmit={async ({ email = "", password = "" }) => {
          const failed = told(await account.changeEmail({ email, password }), "password");
          if (failed === null) setChanged(email);
          return failed;
        }}
      />
    </Section>
  );
}

function Password() {
  return (
    <Section title={say("account.password")} detail={say("account.password-detail")}>
      <ChangeForm
        fields={[
          {
            name: "old",
            label: say("account.password-now"),
            type: "password",
            autoComplete: "current-password",
          },
          {
            name: "password",
            label: say("entry.new-password"),
            hint: say("entry.new-password-hint"),
            type: "password",
            autoComplete: "new-password",
          },
        ]}
        submit={say("account.change-password")}
        done={say("account.password-changed")}
        onSubmit={async ({ old = "", password = "" }) =>
          told(await account.changePassword({ old, password }), "old")
        }
      />
    </Section>
  );
}

/** What went wrong, or null; `proof` is the field that holds the password of now. */
function told(answer: Answer<unknown>, proof: string): EntryError | null {
  if (answer.ok) return null;
  switch (answer.problem.code) {
    case "bad_credentials":
      return { field: proof, words: say("account.wrong-password") };
    case "email_taken":
      return { field: "email", words: say("account.email-taken") };
    default:
      return problemWords(answer.problem);
  }
}
