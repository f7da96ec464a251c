import { useEffect, useId, useRef } from "react";
import { markRead } from "../../commands/actions/notification.ts";
import { placesIn } from "../../commands/actions/place.ts";
import type { Entry } from "../../model/entries.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useBoard, useSyncStatus } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import type { StoredRow } from "../../replica/rows.ts";
import { rowTopic } from "../../replica/stream-replica.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Late, Lines } from "../../ui/skeleton.tsx";
import { named } from "../../words/named.ts";
import { usePeople } from "../../words/people.ts";
import { Sentence } from "../../words/sentence.tsx";
import { useNames } from "../../words/use-names.ts";
import { valueIn } from "../../words/values.ts";
import { choice, clashIn, isShown, valueNow, type Clash, type Side } from "./clash.ts";
import { ClashSide } from "./clash-side.tsx";
import type { NoteItem } from "./items.ts";
import { useAnswers } from "../../commands/use-answers.ts";

export interface ClashDetailProps {
  readonly item: NoteItem;
  readonly entry: Entry | null | undefined;
}

/** Both values of a clash, and a choice between them; or why there is none. */
export function ClashDetail({ item, entry }: ClashDetailProps) {
  const { about } = item;
  const { view, person } = useWorkspace();
  const isOffline = useSyncStatus().state === "offline";
  const presence = useBoard(about.scope);
  useThreadOf(about.task);
  const row = useLive([rowTopic(about.id)], () => view.find(about.id));
  if (row === undefined && presence === "offline")
    return (
      <EmptyState
        stones="apart"
        title={say("inbox.offline-values")}
        detail={say("inbox.board-offline")}
      />
    );
  if (entry === undefined || (row === undefined && presence === "loading"))
    return (
      <Late>
        <Lines count={4} />
      </Late>
    );
  if (entry === null && isOffline)
    return (
      <EmptyState
        stones="apart"
        title={say("inbox.offline-values")}
        detail={say("inbox.offline-values-detail")}
      />
    );
  const clash = entry && clashIn(entry, about, person);
  if (!clash || !row)
    return (
      <EmptyState stones="apart" title={say("inbox.gone")} detail={say("inbox.gone-detail")} />
    );
  return <Sides item={item} clash={clash} row={row} />;
}

/** What lies in a task's thread, a comment say, is fetched with it. */
function useThreadOf(task: string | undefined): void {
  const replica = useReplica();
  const { id } = useWorkspace();
  useEffect(
    () => (task === undefined ? undefined : replica.openThread(id, task)),
    [replica, id, task],
  );
}

interface SidesProps {
  readonly item: NoteItem;
  readonly clash: Clash;
  readonly row: StoredRow;
}

function Sides({ item, clash, row }: SidesProps) {
  const { person: me } = useWorkspace();
  const people = usePeople();
  const names = useNames();
  const choose = useChoose(item, clash, row);
  const { theirs, mine, field } = clash;
  const who = theirs.person === me ? say("inbox.you") : people(theirs.person).name;
  const shown = [theirs, mine].find((side) => isShown(row, clash, side));
  const suggest = shown ?? null;
  const drawn = useRef<HTMLDivElement>(null);
  useAnswers((part) => {
    if (drawn.current?.offsetParent == null) return undefined; // the list is shown in its place
    if (part === "take-theirs") return () => choose(theirs);
    if (part === "take-mine") return () => choose(mine);
    return part === "open-item" ? () => choose(suggest) : undefined;
  });
  const heading = useId();
  return (
    <div ref={drawn} className="grid gap-3" aria-labelledby={heading} role="group">
      <p id={heading} className="max-w-[64ch] text-muted">
        <Sentence
          words={
            theirs.person === me ? say("inbox.both-mine") : say("inbox.both", { who: named(who) })
          }
        />
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <ClashSide
          side={theirs}
          value={valueIn(field, theirs.value, names)}
          keys="1"
          isShown={shown === theirs}
        />
        <ClashSide
          side={mine}
          value={valueIn(field, mine.value, names)}
          keys="2"
          isShown={shown === mine}
        />
      </div>
      {shown === undefined && (
        <p className="rounded-md bg-warning-soft px-3 py-2 wrap-anywhere">
          <Sentence
            words={say("inbox.moved-on", {
              value: named(valueIn(field, valueNow(row, field), names)),
            })}
          />
        </p>
      )}
      {row.deleted_at != null && field !== "deleted_at" && (
        <p className="text-muted">{say("inbox.in-trash")}</p>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {shown === undefined && (
          <Button tone="primary" keys="Enter" onClick={() => choose(null)}>
            {say("inbox.keep-now")}
          </Button>
        )}
        <Choice side={theirs} keys="1" isSuggested={shown === theirs} choose={choose}>
          {theirs.person === me ? say("inbox.keep-earlier") : say("inbox.keep-theirs", { who })}
        </Choice>
        <Choice side={mine} keys="2" isSuggested={shown === mine} choose={choose}>
          {say("inbox.keep-mine")}
        </Choice>
        <p className="ms-auto text-xs text-subtle" role="status">
          {say(item.isUnread ? "inbox.any-undone" : "inbox.settled")}
        </p>
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly side: Side;
  readonly keys: string;
  readonly isSuggested: boolean;
  readonly choose: (side: Side) => void;
  readonly children: string;
}

const Choice = ({ side, keys, isSuggested, choose, children }: ChoiceProps) => (
  <Button
    tone={isSuggested ? "primary" : "secondary"}
    keys={isSuggested ? "Enter" : keys}
    onClick={() => choose(side)}
  >
    <bdi className="max-w-48 truncate">{children}</bdi>
  </Button>
);

/** Make a side stand, or (null) what is there now; either way the note is read. */
function useChoose({ note }: NoteItem, clash: Clash, row: StoredRow): (side: Side | null) => void {
  const replica = useReplica();
  const workspace = useWorkspace();
  return (side) => {
    const atEnd = (parent: string) => placesIn(workspace, row.kind, parent, "end").orders[0] ?? "";
    const ops = side ? choice(row, clash, side, atEnd) : [];
    workspace.mutate({ intent: "clash.choose", ops });
    markRead(replica, [note]);
  };
}
