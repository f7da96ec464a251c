import { useState } from "react";
import { account, type ResetLink } from "../../../replica/account.ts";
import type { Answer } from "../../../replica/ask.ts";
import { useSyncStatus } from "../../../replica/hooks.ts";
import "../../../strings/en/account.ts";
import { momentWords } from "../../../strings/dates.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { CopyField } from "../../../ui/copy-field.tsx";
import { Dialog } from "../../../ui/overlays.tsx";
import { problemWords } from "../../../words/problem-words.ts";

interface ResetLinkDialogProps {
  readonly person: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** For administrators of the server: a link for someone who lost their password. */
export function ResetLinkDialog({ person, name, onClose }: ResetLinkDialogProps) {
  const { state } = useSyncStatus();
  const [isBusy, setIsBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer<ResetLink> | null>(null);
  const make = async () => {
    setIsBusy(true);
    setAnswer(await account.resetLink(person));
    setIsBusy(false);
  };
  return (
    <Dialog
      open
      title={say("account.reset-of", { name })}
      detail={say("account.reset-detail")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{say("account.close")}</Button>
          {answer?.ok !== true && (
            <Button
              tone="primary"
              busy={isBusy}
              unavailable={state === "offline" ? say("account.needs-line") : undefined}
              onClick={() => void make()}
            >
              {say("account.make-reset-link")}
            </Button>
          )}
        </>
      }
    >
      {answer?.ok === true && (
        <div className="grid gap-1.5">
          <CopyField label={say("account.reset-link")} text={answer.value.url} />
          <p className="text-xs text-subtle">
            {say("account.reset-until", {
              when: momentWords(new Date(answer.value.expires_at), new Date()),
            })}
          </p>
        </div>
      )}
      <p role="alert" className="text-danger-ink empty:hidden">
        {answer?.ok === false && problemWords(answer.problem).words}
      </p>
    </Dialog>
  );
}
