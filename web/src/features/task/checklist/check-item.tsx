import { Ellipsis, GripVertical } from "lucide-react";
import { memo, useRef, type KeyboardEvent, type RefObject } from "react";
import { checkItem, moveCheckItem, renameCheckItem } from "../../../commands/actions/checklist.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay, useRow } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { classNames } from "../../../ui/class-names.ts";
import { DueChip } from "../../../ui/due-chip.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { InlineText } from "../inline-text.tsx";
import { usePeople } from "../../../words/people.ts";
import { reasonOf } from "../reason.ts";
import { useToday } from "../../../words/use-today.ts";
import { useItemDrag } from "./item-drag.ts";
import type { ChecklistTools } from "./tools.ts";

export interface CheckItemProps {
  readonly item: string;
  readonly checklist: string;
  readonly board: string;
  readonly isRenaming: boolean;
  readonly tools: ChecklistTools;
}

/** One thing to do. Space ticks it, Alt with an arrow moves it, Enter on its words changes them. */
export const CheckItem = memo(function CheckItem(props: CheckItemProps) {
  const { item, checklist, board, isRenaming, tools } = props;
  const workspace = useWorkspace();
  const row = useRow("check_item", item);
  const mayCheck = reasonOf(useMay("checklist.check", board));
  const mayEdit = reasonOf(useMay("checklist.edit", board));
  const line = useRef<HTMLLIElement>(null);
  const grip = useRef<HTMLButtonElement>(null);
  const drag = useItemDrag({
    item,
    row: line,
    handle: grip,
    isMovable: mayEdit === undefined && !isRenaming,
    onDrop: (dropped, at) => moveCheckItem(workspace, dropped, { checklist, at }),
  });
  if (!row) return null;
  const isDone = row.done === true;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (!event.altKey || step === undefined || mayEdit !== undefined) return;
    event.preventDefault();
    const focused = event.currentTarget;
    tools.move(checklist, item, step);
    requestAnimationFrame(() => focused.focus()); // where it stands now
  };
  return (
    <li
      ref={line}
      className={classNames(
        "group relative flex min-h-8 items-start gap-2.5 rounded-sm py-1.5 coarse:min-h-touch coarse:py-3",
        drag.isDragged && "opacity-50",
        drag.edge !== null && EDGES[drag.edge],
      )}
    >
      {mayEdit === undefined && <Grip ref={grip} title={row.title} />}
      <Checkbox
        checked={isDone}
        disabled={mayCheck !== undefined}
        data-tip={mayCheck}
        aria-label={row.title}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onKeyDown={onKeyDown}
        onChange={(event) => checkItem(workspace, item, event.target.checked)}
        className="mt-0.5"
      />
      {isRenaming ? (
        <InlineText
          label={say("task.item-name")}
          limit={1000}
          text={row.title}
          onClose={(title) => {
            if (title !== null) renameCheckItem(workspace, item, title);
            tools.rename(null);
          }}
        />
      ) : (
        <Words
          title={row.title}
          isDone={isDone}
          onKeyDown={onKeyDown}
          onEdit={mayEdit === undefined ? () => tools.rename(item) : undefined}
        />
      )}
      <Facts due={row.due} assignee={row.assignee} isDone={isDone} />
      {mayEdit === undefined && !isRenaming && (
        <IconButton
          icon={Ellipsis}
          size="sm"
          label={say("task.item-menu", { item: row.title })}
          aria-haspopup="menu"
          className="-my-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
          onClick={(event) =>
            tools.openMenu({ kind: "check_item", id: item, checklist }, event.currentTarget)
          }
        />
      )}
    </li>
  );
});

/** A line where what is carried would fall. */
const EDGES = {
  before: "before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-accent",
  after: "before:absolute before:inset-x-0 before:-bottom-px before:h-0.5 before:bg-accent",
};

interface GripProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly title: string;
}

function Grip({ ref, title }: GripProps) {
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1} // by key it is Alt with an arrow, or the menu
      aria-label={say("task.drag-item", { item: title })}
      className="absolute -start-4.5 top-2 cursor-grab text-subtle opacity-0 group-hover:opacity-100 coarse:hidden"
    >
      <Icon of={GripVertical} size="sm" />
    </button>
  );
}

interface WordsProps {
  readonly title: string;
  readonly isDone: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onEdit: (() => void) | undefined;
}

function Words({ title, isDone, onKeyDown, onEdit }: WordsProps) {
  const look = classNames(
    "min-w-0 flex-1 text-start wrap-anywhere",
    isDone && "text-subtle line-through decoration-line-control",
  );
  if (!onEdit)
    return (
      <span className={look}>
        <bdi>{title}</bdi>
      </span>
    );
  return (
    <button type="button" onClick={onEdit} onKeyDown={onKeyDown} className={`${look} cursor-text`}>
      <bdi>{title}</bdi>
    </button>
  );
}

interface FactsProps {
  readonly due: string | null | undefined;
  readonly assignee: string | null | undefined;
  readonly isDone: boolean;
}

function Facts({ due, assignee, isDone }: FactsProps) {
  const today = useToday();
  const people = usePeople();
  return (
    <>
      {due != null && (
        <span className="text-xs">
          <DueChip due={due.slice(0, 10)} today={today} done={isDone} />
        </span>
      )}
      {assignee != null && <Avatar person={people(assignee)} />}
    </>
  );
}
