import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { createColumn } from "../../commands/actions/column.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { Icon } from "../../ui/icon.tsx";
import { Input } from "../../ui/input.tsx";

export interface NewColumnProps {
  readonly board: string;
  /** There is no column yet. */
  readonly isOnly: boolean;
}

/** After the last column: names a new one, and stays for the next. */
export function NewColumn({ board, isOnly }: NewColumnProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="flex-none snap-start pe-5 max-sm:w-screen max-sm:px-4">
      {isOpen || isOnly ? (
        <NameColumn board={board} takesFocus={isOpen} onClose={() => setIsOpen(false)} />
      ) : (
        <button
          type="button"
          onClick={() => setIsOpen(true)}
          className="flex h-8 items-center gap-1.75 rounded-sm px-2.25 whitespace-nowrap text-subtle transition-colors duration-press hover:bg-hover hover:text-ink coarse:h-touch"
        >
          <Icon of={Plus} />
          {say("board.new-column")}
        </button>
      )}
    </div>
  );
}

interface NameColumnProps {
  readonly board: string;
  readonly takesFocus: boolean;
  readonly onClose: () => void;
}

function NameColumn({ board, takesFocus, onClose }: NameColumnProps) {
  const workspace = useWorkspace();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const add = () => {
    const name = field.current?.value.trim() ?? "";
    if (field.current) field.current.value = "";
    if (name !== "") createColumn(workspace, { board, name });
  };
  return (
    <Input
      ref={field}
      maxLength={100}
      aria-label={say("board.new-column")}
      placeholder={say("board.new-column-placeholder")}
      className="sm:w-55"
      onBlur={() => {
        add();
        onClose();
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter" && !event.nativeEvent.isComposing) add();
        if (event.key === "Escape") onClose();
      }}
    />
  );
}
