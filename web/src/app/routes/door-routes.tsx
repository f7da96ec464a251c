import { useEffect, useState } from "react";
import { Redirect, useLocation, useSearch } from "wouter";
import { paths } from "../../commands/paths.ts";
import { Invitation } from "../../features/invitation/invitation.tsx";
import { Reset } from "../../features/reset/reset.tsx";
import { SetUp } from "../../features/set-up/set-up.tsx";
import { SignIn } from "../../features/sign-in/sign-in.tsx";
import { countUnsent } from "../../replica/device/unsent.ts";
import type { Answer, Problem } from "../../replica/ask.ts";
import "../../strings/en/entry.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EntryPage } from "../../ui/entry-page.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { landingPath, signInPath } from "../landing.ts";
import { api, type InvitationSummary, type Joined } from "../session/api.ts";
import { problemWords } from "../../words/problem-words.ts";
import { useSession } from "../session/session.tsx";

export function SignInRoute() {
  const { state, refresh } = useSession();
  const landing = landingPath(useSearch());
  const left = state.kind === "signed-out" ? state.left : null;
  const unsent = useUnsent(left?.person);
  if (state.kind === "signed-in") return <Redirect to={landing} replace />;
  return (
    <SignIn
      key={left?.person ?? ""}
      host={location.host}
      left={left && { email: left.email, unsent }}
      onSignIn={async (email, password) => {
        const answer = await api.signIn({ email, password });
        if (!answer.ok) return problemWords(answer.problem);
        await refresh();
        return null;
      }}
    />
  );
}

/** Where the set-up link leads; its token stands in the fragment, which no server or proxy logs. */
export function SetUpRoute() {
  const { refresh } = useSession();
  const [, navigate] = useLocation();
  const token = location.hash.slice(1);
  const isNeeded = useAnswer(() => api.setUpNeeded(), "setup");
  if (isNeeded?.ok === true && !isNeeded.value.needed) return <SetUpDone />;
  if (token.length === 0) return <SetUpWithoutLink />;
  return (
    <SetUp
      onSetUp={async (first) => {
        const answer = await api.setUp({ ...first, token });
        if (!answer.ok) return problemWords(answer.problem);
        await refresh();
        navigate(`${paths.home}?first`, { replace: true });
        return null;
      }}
    />
  );
}

const SetUpDone = () => (
  <EntryPage title={say("entry.set-up-done-title")} detail={say("entry.set-up-done-detail")}>
    <LinkButton href={paths.signIn}>{say("entry.go-to-sign-in")}</LinkButton>
  </EntryPage>
);

const SetUpWithoutLink = () => (
  <EntryPage title={say("entry.set-up-link-title")} detail={say("entry.set-up-link-detail")}>
    {null}
  </EntryPage>
);

/** Where a link for a lost password leads; who had been signed in here is that person afterwards. */
export function ResetRoute({ token }: { readonly token: string }) {
  const { refresh } = useSession();
  const [, navigate] = useLocation();
  const answer = useAnswer(() => api.reset(token === "" ? "none" : token), token);
  if (!answer) return null;
  if (!answer.ok) return <ResetOver problem={answer.problem} />;
  return (
    <Reset
      email={answer.value.email}
      onReset={async (password) => {
        const set = await api.setPassword(token, password);
        if (!set.ok) return problemWords(set.problem);
        await refresh();
        navigate(paths.home, { replace: true });
        return null;
      }}
    />
  );
}

function ResetOver({ problem: { code } }: { readonly problem: Problem }) {
  if (code === "unreachable") return <Unreached />;
  return (
    <EntryPage title={say("entry.reset-void-title")} detail={say("entry.reset-void-detail")}>
      <LinkButton href={paths.signIn}>{say("entry.go-to-sign-in")}</LinkButton>
    </EntryPage>
  );
}

export function InvitationRoute({ token }: { readonly token: string }) {
  const { state, refresh } = useSession();
  const [, navigate] = useLocation();
  const answer = useAnswer(() => api.invitation(token), token);
  if (!answer) return null;
  if (!answer.ok) return <InvitationOver problem={answer.problem} />;
  const { workspace, inviter, role, email, boards } = answer.value satisfies InvitationSummary;
  return (
    <Invitation
      workspace={workspace}
      inviter={inviter}
      role={role}
      email={email}
      boards={boards}
      signedInAs={state.kind === "signed-in" ? state.me.name : undefined}
      onHaveAccount={() => navigate(signInPath(location.pathname + location.hash))}
      onJoin={async (account) => {
        const joined = await api.accept(token, account);
        if (!joined.ok) return problemWords(joined.problem);
        await refresh();
        navigate(invitedTo(joined.value), { replace: true });
        return null;
      }}
    />
  );
}

/** The one board that they were invited to, else all that they may see. */
function invitedTo({ workspace, boards }: Joined): string {
  const [board, ...others] = boards;
  const isOne = board !== undefined && others.length === 0;
  return isOne ? paths.board(workspace, board) : paths.workspace(workspace);
}

/** What became of a link that lets nobody in any more, as far as the server tells. */
const WHYS = {
  used: "entry.invitation-used-detail",
  expired: "entry.invitation-expired-detail",
  withdrawn: "entry.invitation-withdrawn-detail",
} as const;

const isWhy = (why: string | undefined): why is keyof typeof WHYS =>
  why !== undefined && why in WHYS;

function InvitationOver({ problem: { code, params } }: { readonly problem: Problem }) {
  const why = params["why"];
  if (code === "unreachable") return <Unreached />;
  return (
    <EntryPage
      title={say("entry.invitation-void-title")}
      detail={say(isWhy(why) ? WHYS[why] : "entry.invitation-void-detail")}
    >
      <LinkButton href={paths.signIn}>{say("entry.go-to-sign-in")}</LinkButton>
    </EntryPage>
  );
}

const Unreached = () => (
  <EntryPage title={say("start.unreachable-title")} detail={say("start.unreachable-detail")}>
    <Button onClick={() => location.reload()}>{say("start.try-again")}</Button>
  </EntryPage>
);

/** How many changes of a person wait on this device; none until they are counted. */
function useUnsent(person: string | undefined): number {
  const [counted, setCounted] = useState<{ person: string; unsent: number }>();
  useEffect(() => {
    if (person === undefined) return;
    void countUnsent(person).then((unsent) => setCounted({ person, unsent }));
  }, [person]);
  return counted?.person === person ? (counted?.unsent ?? 0) : 0;
}

/** What the server answers, asked once for each key; undefined until then. */
function useAnswer<Value>(ask: () => Promise<Answer<Value>>, key: string) {
  const [answer, setAnswer] = useState<{ key: string; answer: Answer<Value> }>();
  useEffect(() => {
    let isWanted = true;
    void ask().then((given) => isWanted && setAnswer({ key, answer: given }));
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked by key; `ask` is new each time
  }, [key]);
  return answer?.key === key ? answer.answer : undefined;
}
