import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { createTasks } from "../../../commands/actions/task.ts";
import { isList, pastedLines } from "../../../commands/pasted-list.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { useKeyboardInset } from "./keyboard-inset.ts";

/** Longest title that the model takes. */
const LONGEST_TITLE = 500;

export interface QuickAddProps {
  readonly column: string;
  readonly columnName: string;
  /** Where the first one goes; those that follow come after it. */
  readonly at: "start" | "end";
  readonly onClose: () => void;
}

/** A line to type into: Enter adds and stays, a pasted list adds a task a line. On phones it sits on the keyboard. */
export function QuickAdd({ column, columnName, at, onClose }: QuickAddProps) {
  const add = useAdding(column, at);
  const field = useRef<HTMLTextAreaElement>(null);
  const inset = useKeyboardInset();
  useEffect(() => field.current?.focus(), []);
  const addAll = (text: string) => add(pastedLines(text, LONGEST_TITLE).map(({ title }) => title));
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onClose();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    addAll(event.currentTarget.value);
    event.currentTarget.value = "";
  };
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData("text/plain");
    if (!isList(text)) return;
    event.preventDefault();
    addAll(event.currentTarget.value + text);
    event.currentTarget.value = "";
  };
  return (
    <div
      className="max-sm:fixed max-sm:inset-x-0 max-sm:z-(--z-bulk) max-sm:border-t max-sm:border-line max-sm:bg-surface max-sm:p-3"
      style={{ bottom: inset }}
    >
      <textarea
        ref={field}
        rows={1}
        maxLength={100_000} // a pasted list; each title is cut on its own
        aria-label={say("board.new-task-in", { column: columnName })}
        placeholder={say("board.new-task-placeholder")}
        className="block field-sizing-content min-h-10 w-full resize-none rounded-md border border-accent bg-raised px-2.75 py-2.25 text-sm leading-4.5 font-medium shadow-card outline-none max-sm:text-lg"
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={(event) => {
          addAll(event.target.value); // what was typed is never lost
          onClose();
        }}
      />
    </div>
  );
}

function useAdding(column: string, at: "start" | "end"): (titles: readonly string[]) => void {
  const workspace = useWorkspace();
  const last = useRef<string | null>(null);
  return (titles) => {
    if (titles.length === 0) return;
    const place = at === "start" && last.current !== null ? { after: last.current } : at;
    last.current = createTasks(workspace, { column, titles, at: place }).at(-1) ?? null;
  };
}
