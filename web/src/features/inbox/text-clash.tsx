import { useEffect, useRef, useState } from "react";
import { markRead } from "../../commands/actions/notification.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { textClash, type TextClash as Met } from "../../replica/text-clash.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Late, Lines } from "../../ui/skeleton.tsx";
import { ClashSide } from "./clash-side.tsx";
import type { NoteItem } from "./items.ts";
import { useAnswers } from "../../commands/use-answers.ts";

/** Two edits of one paragraph, and what became of both: text merges by itself, and this tells of it. */
export function TextClash({ item }: { readonly item: NoteItem }) {
  const replica = useReplica();
  const met = useMet(item);
  const drawn = useRef<HTMLDivElement>(null);
  const read = () => markRead(replica, [item.note]);
  useAnswers((part) =>
    part === "open-item" && drawn.current?.offsetParent != null ? read : undefined,
  );
  if (met === undefined)
    return (
      <Late>
        <Lines count={4} />
      </Late>
    );
  return (
    <div ref={drawn} className="grid gap-3">
      <p className="text-muted">{say(met ? "inbox.text-shown" : "inbox.text-merged")}</p>
      {met && <Paragraphs met={met} />}
      <p>
        <Button tone="primary" keys="Enter" onClick={read}>
          {say("inbox.text-keep")}
        </Button>
      </p>
    </div>
  );
}

function Paragraphs({ met }: { readonly met: Met }) {
  const { person: me } = useWorkspace();
  const { theirs, mine, merged, actor, others } = met;
  const before = { person: others[0] ?? actor, value: theirs, isLate: false };
  const later = { person: actor, value: mine, isLate: true };
  const [other, own] = actor === me ? [before, later] : [later, before];
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <ClashSide side={other} value={other.value} isShown={false} />
        <ClashSide side={own} value={own.value} isShown={false} />
      </div>
      <section
        aria-label={say("inbox.text-both")}
        className="rounded-md border border-accent bg-raised px-3 py-2.5 ring ring-accent"
      >
        <h3 className="text-sm font-medium">{say("inbox.text-both")}</h3>
        <p className="max-h-72 overflow-y-auto pt-1 wrap-anywhere whitespace-pre-wrap">
          <bdi>{merged}</bdi>
        </p>
      </section>
    </>
  );
}

/** Undefined while it is on its way, null where it can't be had. */
function useMet({ about, note: { entry } }: NoteItem): Met | null | undefined {
  const { id: stream } = useWorkspace();
  const [met, setMet] = useState<Met | null>();
  const { id, field = "" } = about;
  useEffect(() => {
    let isWanted = true;
    const show = (found: Met | null) => {
      if (isWanted) setMet(found);
    };
    void textClash(stream, id, field, entry ?? 0).then(show, () => show(null));
    return () => {
      isWanted = false;
    };
  }, [stream, id, field, entry]);
  return met;
}
