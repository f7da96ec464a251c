import { useState } from "react";
import type { SignedInAt } from "../../../replica/account.ts";
import { dayWords, localDay, momentWords } from "../../../strings/dates.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { deviceName } from "./device-name.ts";

interface SessionRowProps {
  readonly session: SignedInAt;
  /** Why it can't be ended now. */
  readonly unavailable: string | undefined;
  readonly onEnd: () => void;
}

/** A device, since when, from where; this one ends by signing out. */
export function SessionRow({ session, unavailable, onEnd }: SessionRowProps) {
  const [now] = useState(() => new Date());
  const device = deviceWords(session.agent);
  const facts = [
    say("account.session-since", { when: momentWords(new Date(session.created_at), now) }),
    ...(session.is_live || session.is_this
      ? []
      : [
          say("account.session-used", {
            day: dayWords(localDay(new Date(session.used_at)), localDay(now)),
          }),
        ]),
    ...(session.address === "" ? [] : [session.address]),
  ];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2.5">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{device}</span>
          {session.is_this ? (
            <Pill tone="info">{say("account.session-this")}</Pill>
          ) : (
            session.is_live && <Pill tone="success">{say("account.session-live")}</Pill>
          )}
        </p>
        <p className="text-xs text-subtle">{facts.join(" · ")}</p>
      </div>
      {!session.is_this && (
        <Button
          size="sm"
          aria-label={say("account.sign-out-of", { device })}
          unavailable={unavailable}
          onClick={onEnd}
        >
          {say("account.sign-out")}
        </Button>
      )}
    </li>
  );
}

function deviceWords(agent: string): string {
  const { browser, system } = deviceName(agent);
  if (browser !== null && system !== null) return say("account.device", { browser, system });
  return browser ?? system ?? say("account.device-unknown");
}
