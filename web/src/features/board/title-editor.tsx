import { useEffect, useRef } from "react";
import { renameTask } from "../../commands/actions/task.ts";
import { desk } from "../../commands/desk.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";

export interface TitleEditorProps {
  readonly task: string;
  readonly title: string;
}

/** The title, in its own place. Enter and leaving keep it, Esc puts it back; an empty one changes nothing. */
export function TitleEditor({ task, title }: TitleEditorProps) {
  const workspace = useWorkspace();
  const field = useRef<HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  useEffect(() => field.current?.select(), []);
  const close = (text: string | null) => {
    if (isOver.current) return; // closing takes the focus away, which closes
    isOver.current = true;
    if (text !== null && text !== "" && text !== title) renameTask(workspace, task, text);
    field.current?.closest<HTMLElement>("[data-task]")?.focus({ preventScroll: true });
    desk.set({ asked: null });
  };
  return (
    <textarea
      ref={field}
      rows={1}
      maxLength={500}
      defaultValue={title}
      aria-label={say("board.title-of", { title })}
      className="-mx-1 field-sizing-content resize-none rounded-xs bg-sunken px-1 text-sm leading-4.5 font-medium outline-none"
      onBlur={(event) => close(event.target.value.trim())}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Enter") event.preventDefault();
        if (event.key === "Enter") close(event.currentTarget.value.trim());
        if (event.key === "Escape") close(null);
      }}
    />
  );
}
