import { useCallback, useEffect, useState } from "react";
import { account, type SignedInAt } from "../../replica/account.ts";
import type { Answer, Problem } from "../../replica/ask.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
import "../../strings/en/account.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Late, Lines } from "../../ui/skeleton.tsx";
import { problemWords } from "../../words/problem-words.ts";
import { Section } from "./section.tsx";
import { SessionRow } from "./sessions/session-row.tsx";

/** Where the person is signed in, and a way to end that. */
export function Sessions() {
  const { state } = useSyncStatus();
  const { sessions, problem, isBusy, end } = useSessions();
  const isOffline = state === "offline";
  const needsLine = isOffline ? say("account.needs-line") : undefined;
  const others = sessions?.filter(({ is_this }) => !is_this) ?? [];
  return (
    <Section
      title={say("account.sessions")}
      detail={say("account.sessions-detail")}
      actions={
        others.length > 0 && (
          <Button
            tone="danger"
            busy={isBusy}
            unavailable={needsLine}
            onClick={() => void end(() => account.revokeOthers())}
          >
            {say("account.sign-out-others")}
          </Button>
        )
      }
    >
      <p role="alert" className="text-danger-ink empty:hidden">
        {problem !== null && !isOffline && problemWords(problem).words}
      </p>
      {sessions === null ? (
        <NotYet isOffline={isOffline} />
      ) : (
        <ul className="rounded-md border border-line bg-raised [&>li+li]:border-t [&>li+li]:border-line">
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              unavailable={needsLine}
              onEnd={() => void end(() => account.revoke(session.id))}
            />
          ))}
        </ul>
      )}
    </Section>
  );
}

function NotYet({ isOffline }: { readonly isOffline: boolean }) {
  if (isOffline) return <p className="text-muted">{say("account.sessions-offline")}</p>;
  return (
    <Late>
      <Lines count={3} />
    </Late>
  );
}

/** The list as the server has it: asked for at first, when a line comes back, and after each end. */
function useSessions() {
  const { state } = useSyncStatus();
  const [sessions, setSessions] = useState<readonly SignedInAt[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const take = useCallback((answer: Awaited<ReturnType<typeof account.sessions>>) => {
    if (answer.ok) setSessions(answer.value.sessions);
    setProblem(answer.ok ? null : answer.problem);
  }, []);
  const isOffline = state === "offline";
  useEffect(() => {
    if (!isOffline) void account.sessions().then(take);
  }, [isOffline, take]);
  const end = async (act: () => Promise<Answer<unknown>>) => {
    setIsBusy(true);
    const answer = await act();
    const isGone = !answer.ok && answer.problem.code === "not_found";
    if (answer.ok || isGone) take(await account.sessions());
    else setProblem(answer.problem);
    setIsBusy(false);
  };
  return { sessions, problem, isBusy, end };
}
