import { PenLine } from "lucide-react";
import { useEffect, useEffectEvent, useMemo, useRef, type RefObject } from "react";
import { say } from "../../../strings/say.ts";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { textIn } from "./document.ts";

export interface DescriptionReaderProps {
  /** Of the document; they apply in any order. */
  readonly updates: readonly string[];
  /** Undefined where one may not; then `reason` says why. */
  readonly onEdit: (() => void) | undefined;
  readonly reason: string | undefined;
}

/** The description as it reads. A press into it edits it; so does its button, for keys. */
export function DescriptionReader({ updates, onEdit, reason }: DescriptionReaderProps) {
  const text = useMemo(() => textIn(updates, "description"), [updates]);
  const words = useRef<HTMLDivElement>(null);
  useEdit(words, onEdit);
  return (
    <div
      ref={words}
      className={`group relative -mx-1.5 min-h-control-md rounded-sm px-1.5 py-1 transition-colors duration-press ${onEdit ? "hover:bg-hover" : ""}`}
    >
      {text.trim() === "" ? (
        <p className="text-md text-subtle">{say("task.add-description")}</p>
      ) : (
        <Markdown text={text} />
      )}
      <IconButton
        icon={PenLine}
        size="sm"
        label={reason ?? say("task.description-edit")}
        aria-disabled={onEdit === undefined || undefined}
        onClick={onEdit}
        className="absolute! end-1 top-1 bg-overlay opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
      />
    </div>
  );
}

/** Not on a link, nor at the end of a selection. */
function useEdit(words: RefObject<HTMLElement | null>, onEdit: (() => void) | undefined): void {
  const press = useEffectEvent((event: MouseEvent) => {
    const isOnLink = event.target instanceof Element && event.target.closest("a, button") !== null;
    if (!isOnLink && getSelection()?.isCollapsed !== false) onEdit?.();
  });
  useEffect(() => {
    const element = words.current;
    element?.addEventListener("click", press);
    return () => element?.removeEventListener("click", press);
  }, [words]);
}
