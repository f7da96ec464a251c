import { Plus } from "lucide-react";
import { useEffect, useRef, type ClipboardEvent, type KeyboardEvent } from "react";
import { createCheckItems } from "../../../commands/actions/checklist.ts";
import { isList } from "../../../commands/pasted-list.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { Icon } from "../../../ui/icon.tsx";
import { itemsOf } from "./pasted-items.ts";

export interface NewItemProps {
  readonly checklist: string;
  /** The checklist was just made: one goes on typing. */
  readonly takesFocus: boolean;
}

/** A line to type into: Enter adds and stays, a pasted list adds an item a line. */
export function NewItem({ checklist, takesFocus }: NewItemProps) {
  const workspace = useWorkspace();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const add = (input: HTMLInputElement, more = "") => {
    createCheckItems(workspace, { checklist, items: itemsOf(input.value + more) });
    input.value = "";
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") add(event.currentTarget);
    if (event.key !== "Escape") return;
    event.stopPropagation(); // the panel stays
    event.currentTarget.value = "";
    event.currentTarget.blur();
  };
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData("text/plain");
    if (!isList(text)) return;
    event.preventDefault();
    add(event.currentTarget, text);
  };
  return (
    <label className="flex min-h-8 items-center gap-2.5 rounded-sm text-subtle focus-within:bg-hover coarse:min-h-touch">
      <Icon of={Plus} className="mx-px" />
      <input
        ref={field}
        maxLength={100_000} // a pasted list; each title is cut on its own
        aria-label={say("task.add-item")}
        placeholder={say("task.add-item")}
        data-tip={say("task.add-item-hint")}
        className="h-full min-w-0 flex-1 bg-transparent text-sm text-ink outline-none max-sm:text-lg"
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={(event) => add(event.target)} // what was typed is never lost
      />
    </label>
  );
}
