import { SendHorizontal } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";
import { createComment } from "../../../commands/actions/comment.ts";
import type { Task } from "../../../model/generated.ts";
import { useReplica, useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Textarea } from "../../../ui/textarea.tsx";
import { reasonOf } from "../reason.ts";
import { useAsked } from "../use-asked.ts";

/** Where a comment is written: mod+Enter sends it. What is typed stays with its task until it is sent. */
export function Composer({ task }: { readonly task: Task }) {
  const workspace = useWorkspace();
  const replica = useReplica();
  const reason = reasonOf(useMay("comment.create", task.scope));
  const [body, setBody] = useDraft(task.id);
  const field = useRef<HTMLTextAreaElement>(null);
  useAsked("comment", task.id, () => field.current?.focus());
  const send = () => {
    const words = body.trim();
    if (words === "") return;
    createComment(workspace, { task: task.id, body: words });
    replica.tellPresence({ scope: task.scope, where: task.id });
    setBody("");
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      send();
    }
    if (event.key !== "Escape") return;
    event.stopPropagation(); // the panel stays
    event.currentTarget.blur();
  };
  return (
    <div data-tip={reason} className="relative">
      <Textarea
        ref={field}
        rows={1}
        maxLength={BODY_LIMIT}
        value={body}
        readOnly={reason !== undefined}
        aria-label={say("task.comment")}
        aria-keyshortcuts="Meta+Enter Control+Enter"
        placeholder={reason ?? say("task.comment-placeholder")}
        className="block min-h-control-lg py-2.25! pe-28 [unicode-bidi:plaintext] max-sm:pe-12"
        onChange={(event) => {
          setBody(event.target.value);
          replica.tellPresence({ scope: task.scope, where: task.id, typing: true });
        }}
        onKeyDown={onKeyDown}
      />
      <Button
        size="sm"
        keys="mod+Enter"
        disabled={body.trim() === ""}
        unavailable={reason}
        onClick={send}
        className="absolute! end-2 bottom-2 max-sm:hidden"
      >
        {say("task.comment-send")}
      </Button>
      <IconButton
        icon={SendHorizontal}
        label={say("task.comment-send")}
        disabled={body.trim() === ""}
        onClick={send}
        className="absolute! end-1.5 bottom-1.25 sm:hidden rtl:-scale-x-100"
      />
    </div>
  );
}

/** What was begun and not sent, by task; it lives as long as the page does. */
const drafts = new Map<string, string>();

function useDraft(task: string): readonly [body: string, setBody: (body: string) => void] {
  const [body, setBody] = useState(() => drafts.get(task) ?? "");
  const keep = (words: string) => {
    drafts.set(task, words);
    setBody(words);
  };
  return [body, keep];
}

/** Longest comment that the model takes. */
const BODY_LIMIT = 50_000;
