import { useEffect, useState } from "react";
import { useWorkspace } from "../../replica/context.ts";
import type { KindName } from "../../model/generated.ts";
import {
  previewUndo,
  serverUndo,
  type LeftAsItIs,
  type UndoneChange,
  type UndoOf,
  type UndoPreview as Preview,
} from "../../replica/server-undo.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Popover } from "../../ui/overlays.tsx";
import { Lines } from "../../ui/skeleton.tsx";
import type { ToastMessage } from "../../ui/toast.tsx";
import { named } from "../../words/named.ts";
import type { Names } from "../../words/names.ts";
import { Sentence } from "../../words/sentence.tsx";
import { useNames } from "../../words/use-names.ts";
import { fieldName, rowName, unknownRow, valueIn } from "../../words/values.ts";
import type { Act } from "./acts.ts";

export interface UndoPreviewProps {
  readonly act: Act | null;
  readonly anchor: Element | null;
  readonly open: boolean;
  readonly onClose: () => void;
  /** It was undone, or why not. */
  readonly onDone: (message: ToastMessage) => void;
}

/** What undo will change and what it will leave alone, before it does. */
export function UndoPreview({ act, anchor, open, onClose, onDone }: UndoPreviewProps) {
  const { id: stream } = useWorkspace();
  const preview = usePreview(act, stream);
  const [isBusy, setIsBusy] = useState(false);
  const undo = async () => {
    if (!act) return;
    setIsBusy(true);
    const message = await undone(stream, ofAct(act), "history.undone", onDone);
    setIsBusy(false);
    onDone(message);
  };
  return (
    <Popover
      open={open}
      anchor={anchor}
      label={say("history.undo-title")}
      onClose={onClose}
      width="wide"
    >
      <div className="grid gap-2.5 p-3 text-sm">
        <h3 className="font-strong">{say("history.undo-title")}</h3>
        {preview === null && <Lines count={2} />}
        {typeof preview === "string" && <p className="text-muted">{preview}</p>}
        {preview !== null && typeof preview === "object" && <Changes preview={preview} />}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{say("history.cancel")}</Button>
          {preview !== null && typeof preview === "object" && preview.undo.count > 0 && (
            <Button tone="primary" busy={isBusy} onClick={() => void undo()}>
              {say("history.undo-all", { n: preview.undo.count })}
            </Button>
          )}
        </div>
      </div>
    </Popover>
  );
}

/** A batch is undone as one. */
const ofAct = ({ batch, entries }: Act): UndoOf =>
  batch === undefined ? { mutation: entries[0]?.mutation ?? "" } : { batch };

/** Null until it is known; a sentence where it can't be. */
function usePreview(act: Act | null, stream: string): Preview | string | null {
  const [preview, setPreview] = useState<Preview | string | null>(null);
  useEffect(() => {
    if (!act) return;
    let isWanted = true;
    void previewUndo(stream, ofAct(act)).then((answer) => {
      if (isWanted) setPreview(answer.ok ? answer.value : whyNot(answer.code));
    });
    return () => {
      isWanted = false;
    };
  }, [act, stream]);
  return preview;
}

const whyNot = (code: string): string =>
  code === "unreachable"
    ? say("history.offline-detail")
    : say("history.undo-failed", { why: code });

/** Undo, and what to tell of it; the notice offers to take that back too. */
async function undone(
  stream: string,
  of: UndoOf,
  key: "history.undone" | "history.redone",
  onDone: (message: ToastMessage) => void,
): Promise<ToastMessage> {
  const answer = await serverUndo(stream, of);
  if (!answer.ok) return { id: `undo ${String(Date.now())}`, text: whyNot(answer.code) };
  const { batch, undone: n } = answer.value;
  const isBack = key === "history.undone";
  const back = async () => {
    const message = await undone(
      stream,
      { batch },
      isBack ? "history.redone" : "history.undone",
      onDone,
    );
    onDone(message);
  };
  return {
    id: batch,
    text: say(key, { n }),
    action: { label: say(isBack ? "history.redo" : "history.undo"), run: () => void back() },
  };
}

function Changes({ preview }: { readonly preview: Preview }) {
  const names = useNames();
  const { undo, left_alone: left, partly_hidden: isPartlyHidden } = preview;
  return (
    <div className="grid max-h-80 gap-2 overflow-y-auto text-muted">
      {undo.count === 0 && <p>{say("history.nothing-to-undo")}</p>}
      <ul className="grid gap-1">
        {undo.sample.map((change, index) => (
          <li key={index} className="wrap-anywhere">
            <Sentence words={changeWords(change, names)} />
          </li>
        ))}
      </ul>
      <More count={undo.count - undo.sample.length} />
      {left.count > 0 && (
        <>
          <p className="text-ink">{say("history.left-alone", { n: left.count })}</p>
          <ul className="grid gap-1">
            {left.sample.map((each, index) => (
              <li key={index} className="wrap-anywhere">
                <Sentence words={leftWords(each, names)} />
              </li>
            ))}
          </ul>
          <More count={left.count - left.sample.length} />
        </>
      )}
      {isPartlyHidden && <p>{say("history.hidden")}</p>}
    </div>
  );
}

const More = ({ count }: { readonly count: number }) =>
  count > 0 ? <p className="text-subtle">{say("history.undo-more", { n: count })}</p> : null;

const rowOf = (kind: KindName, title: string | undefined): string =>
  title === undefined ? unknownRow(kind) : rowName(kind, named(title));

/** The row, the field, and the values before and after. */
function changeWords({ kind, title, field, op, from, to }: UndoneChange, names: Names): string {
  const row = rowOf(kind as KindName, title);
  if (op === "delete" || op === "restore") {
    const value = say(op === "delete" ? "words.in-trash" : "words.not-in-trash");
    return `${row}: ${value}`;
  }
  const name = op === "move" ? "parent" : (field ?? "");
  const [before, after] = [valueIn(name, from, names), valueIn(name, to, names)];
  return `${row}, ${fieldName(name)}: ${say("history.from-to", { from: before, to: named(after) })}`;
}

function leftWords({ kind, title, by, reason }: LeftAsItIs, names: Names): string {
  const row = rowOf(kind as KindName, title);
  const who =
    by === undefined ? undefined : say("history.changed-since", { who: names.person(by) });
  return `${row}: ${reason ?? who ?? say("history.left-as-it-is")}`;
}
