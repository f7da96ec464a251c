import { useReplica } from "../../replica/context.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Refused } from "../../replica/tray.ts";
import { restoreAndApply, trayFile } from "../../replica/tray-acts.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { saveFile } from "../../ui/save-file.ts";
import type { ToastMessage } from "../../ui/toast.tsx";
import { refusalWords } from "../../words/refusal-words.ts";
import { Amend } from "./amend.tsx";
import { editable } from "./attempt.ts";
import type { RefusedItem } from "./items.ts";
import { Tried } from "./tried.tsx";

export interface RefusedDetailProps {
  readonly item: RefusedItem;
  readonly onToast: (message: ToastMessage) => void;
}

/** Edits of one row that were not accepted: what, why, and what may become of each. */
export function RefusedDetail({ item: { group }, onToast }: RefusedDetailProps) {
  const replica = useReplica();
  const { refused } = group;
  const caused = refused.filter((each, at) => at === 0 || each.code !== "not_found");
  const followed = refused.filter((each) => !caused.includes(each));
  return (
    <div className="grid gap-3">
      <p className="text-muted">{say("inbox.refused-detail")}</p>
      <Attempts refused={caused} onToast={onToast} />
      {followed.length > 0 && (
        <section aria-label={say("inbox.followed")} className="grid gap-3">
          <h3 className="pt-2 text-xs font-medium text-subtle">{say("inbox.followed")}</h3>
          <Attempts refused={followed} onToast={onToast} />
        </section>
      )}
      {refused.length > 1 && (
        <div className="flex flex-wrap gap-2 border-t border-line pt-3">
          <Button
            onClick={() => {
              for (const { mutation } of refused) replica.retry(mutation.id);
            }}
          >
            {say("inbox.retry-all")}
          </Button>
          <Button tone="ghost" onClick={() => download(replica, refused)}>
            {say("inbox.download-all")}
          </Button>
        </div>
      )}
    </div>
  );
}

function Attempts({
  refused,
  onToast,
}: { readonly refused: readonly Refused[] } & Pick<RefusedDetailProps, "onToast">) {
  return (
    <ol className="grid gap-3">
      {refused.map((each) => (
        <Attempt key={each.mutation.id} refused={each} onToast={onToast} />
      ))}
    </ol>
  );
}

function Attempt({
  refused,
  onToast,
}: { readonly refused: Refused } & Pick<RefusedDetailProps, "onToast">) {
  const replica = useReplica();
  const { mutation } = refused;
  const edit = editable(mutation);
  const drop = () => {
    replica.drop(mutation.id);
    const action = { label: say("inbox.undo"), run: () => replica.putBack(refused) };
    onToast({ id: `dropped ${mutation.id}`, text: say("inbox.dropped"), action });
  };
  return (
    <li className="grid gap-2 rounded-md border border-line bg-raised p-3">
      <Tried mutation={mutation} />
      <p className="rounded-sm bg-danger-soft px-2.5 py-1.5 wrap-anywhere">
        {refusalWords(refused)}
      </p>
      {edit && <Amend edit={edit} onSend={(ops) => replica.amend(mutation.id, ops)} />}
      <div className="flex flex-wrap gap-2">
        {refused.code === "deleted" ? (
          <Button tone="primary" onClick={() => restoreAndApply(replica, mutation.id)}>
            {say("inbox.restore-apply")}
          </Button>
        ) : (
          <Button tone="primary" onClick={() => replica.retry(mutation.id)}>
            {say("inbox.retry")}
          </Button>
        )}
        <Button onClick={drop}>{say("inbox.drop")}</Button>
        <Button tone="ghost" onClick={() => download(replica, [refused])}>
          {say("inbox.download")}
        </Button>
      </div>
    </li>
  );
}

function download(replica: Replica, refused: readonly Refused[]): void {
  const now = new Date();
  const ids = refused.map(({ mutation }) => mutation.id);
  saveFile(trayFile(replica, now.getTime(), ids), `cairn-${now.toISOString().slice(0, 10)}.json`);
}
