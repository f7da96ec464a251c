import { useEffect, useEffectEvent, useRef } from "react";
import { markRead } from "../../commands/actions/notification.ts";
import { paths } from "../../commands/paths.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useLive } from "../../replica/live.ts";
import { rowTopic } from "../../replica/stream-replica.ts";
import { say } from "../../strings/say.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import type { About, NoteItem } from "./items.ts";

/** What a note leads to; opened, it is read. */
export function NoteDetail({
  item,
  isOpened,
}: {
  readonly item: NoteItem;
  readonly isOpened: boolean;
}) {
  const replica = useReplica();
  const read = useEffectEvent(() => markRead(replica, [item.note]));
  useEffect(() => {
    if (isOpened) read();
  }, [isOpened, item.id]);
  return (
    <div className="grid gap-3">
      <Excerpt about={item.about} />
      <TaskLink about={item.about} />
    </div>
  );
}

/** What was said, where it is here. */
function Excerpt({ about: { id, kind, task } }: { readonly about: About }) {
  const replica = useReplica();
  const { id: stream, view } = useWorkspace();
  const thread = useRef(task);
  useEffect(
    () =>
      kind === "comment" && thread.current !== undefined
        ? replica.openThread(stream, thread.current)
        : undefined,
    [replica, stream, kind],
  );
  const body = useLive([rowTopic(id)], () => view.row("comment", id)?.body);
  if (kind !== "comment" || body == null) return null;
  return (
    <blockquote className="border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-wrap">
      <bdi>{body}</bdi>
    </blockquote>
  );
}

/** The way to the task, where there is one to see. */
export function TaskLink({ about }: { readonly about: About }) {
  const { id: workspace, view } = useWorkspace();
  const id = about.task ?? about.id;
  const board = useLive([rowTopic(id)], () => view.row("task", id)?.scope);
  if (board === undefined) return null;
  return (
    <p>
      <LinkButton href={paths.task(workspace, board, id)}>{say("inbox.at-task")}</LinkButton>
    </p>
  );
}
