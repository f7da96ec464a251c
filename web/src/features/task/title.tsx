import { useRef, useState } from "react";
import { renameTask } from "../../commands/actions/task.ts";
import type { Task } from "../../model/generated.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { reasonOf } from "./reason.ts";
import { useAsked } from "./use-asked.ts";

const LOOK =
  "-mx-1.5 field-sizing-content w-[calc(100%+0.75rem)] resize-none rounded-sm bg-transparent px-1.5 py-0.5 text-xl font-title tracking-title text-ink outline-none wrap-anywhere ltr:text-left rtl:text-right [unicode-bidi:plaintext]";

/** Typed into where it stands. Enter and leaving keep it, Esc puts it back; an empty one changes nothing. */
export function Title({ task }: { readonly task: Task }) {
  const workspace = useWorkspace();
  const reason = reasonOf(useMay("task.edit", task.scope));
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useAsked("title", task.id, () => {
    field.current?.focus();
    field.current?.select();
  });
  const keep = () => {
    const title = draft?.trim() ?? "";
    if (title !== "") renameTask(workspace, task.id, title);
    setDraft(null);
  };
  return (
    <h2 data-value="title" aria-label={task.title} data-tip={reason}>
      <textarea
        ref={field}
        rows={1}
        maxLength={500}
        value={draft ?? task.title}
        readOnly={reason !== undefined}
        aria-label={say("task.title-of", { title: task.title })}
        className={`${LOOK} ${reason === undefined ? "hover:bg-hover focus:bg-sunken" : ""}`}
        onChange={(event) => setDraft(event.target.value.replaceAll(/\s*\n\s*/gu, " "))}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            event.preventDefault();
            event.currentTarget.blur();
          }
          if (event.key !== "Escape" || draft === null) return;
          event.stopPropagation(); // the panel stays
          setDraft(null);
        }}
      />
    </h2>
  );
}
