import { Invitation } from "../src/features/invitation/invitation.tsx";
import { SetUp } from "../src/features/set-up/set-up.tsx";
import { SignIn } from "../src/features/sign-in/sign-in.tsx";
import type { EntryError } from "../src/ui/entry-form.tsx";

const page = new URLSearchParams(location.search).get("page");

/** Every try fails, so that the error can be looked at. */
const refuse = (): Promise<EntryError> =>
  Promise.resolve({ field: "password", words: "E-mail and password do not belong together." });

export function EntryScene() {
  if (page === "set-up") return <SetUp onSetUp={refuse} />;
  if (page === "invitation") {
    return (
      <Invitation
        workspace="Skerry Ferries"
        inviter="Ingrid Solheim"
        role="member"
        onJoin={refuse}
        onHaveAccount={() => undefined}
      />
    );
  }
  return <SignIn host="cairn.skerry.example" left={null} onSignIn={refuse} />;
}
