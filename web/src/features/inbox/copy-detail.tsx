import { useState } from "react";
import { useReplica } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/overlays.tsx";
import { saveFile } from "../../ui/save-file.ts";
import { useToday } from "../../words/use-today.ts";
import { daysKept } from "./copy-days.ts";
import type { CopyItem } from "./items.ts";

/** A copy of own changes: why it was written, how long it stays, and the file. */
export function CopyDetail({ item: { copy } }: { readonly item: CopyItem }) {
  const replica = useReplica();
  const today = useToday();
  const [isAsking, setIsAsking] = useState(false);
  const download = async () =>
    saveFile(
      await replica.safetyFile(copy.id),
      `cairn-${new Date(copy.at).toISOString().slice(0, 10)}.json`,
    );
  return (
    <div className="grid gap-3">
      <p className="text-muted">{say(`inbox.copy-${copy.reason}`)}</p>
      <p className="text-muted">{say("inbox.copy-what")}</p>
      <p className="text-xs text-subtle">
        {say("inbox.copy-days", { n: daysKept(copy.at, today) })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" onClick={() => void download()}>
          {say("inbox.download")}
        </Button>
        <Button onClick={() => setIsAsking(true)}>{say("inbox.copy-discard")}</Button>
      </div>
      <Dialog
        open={isAsking}
        title={say("inbox.copy-discard-title")}
        detail={say("inbox.copy-discard-detail")}
        actions={
          <>
            <Button onClick={() => setIsAsking(false)}>{say("inbox.copy-keep")}</Button>
            <Button tone="danger" onClick={() => void replica.dropSafety(copy.id)}>
              {say("inbox.copy-discard")}
            </Button>
          </>
        }
        onClose={() => setIsAsking(false)}
      />
    </div>
  );
}
