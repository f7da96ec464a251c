import { Check, Sun } from "lucide-react";
import { completeTasks } from "../../commands/actions/task.ts";
import { paths } from "../../commands/paths.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useMay } from "../../replica/hooks.ts";
import type { Day } from "../../strings/day.ts";
import { say } from "../../strings/say.ts";
import { BoardMark } from "../../ui/board-mark.tsx";
import { classNames } from "../../ui/class-names.ts";
import { DueChip } from "../../ui/due-chip.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { PriorityStones, type Priority } from "../../ui/priority-stones.tsx";
import { numberWords } from "../../words/number-words.ts";
import { dueDay, isDone, type MyTask } from "./groups.ts";

export interface TaskRowProps {
  readonly mine: MyTask;
  readonly today: Day;
  /** Put on today by hand. */
  readonly isPlanned: boolean;
  /** Tab reaches it; the others by j and k. */
  readonly isTabStop: boolean;
  readonly onPlan: () => void;
}

const PRIORITIES: readonly Priority[] = ["none", "low", "medium", "high", "urgent"];

/** One of my tasks: a press opens it, its box finishes it, its sun plans it for today. */
export function TaskRow({ mine, today, isPlanned, isTabStop, onPlan }: TaskRowProps) {
  const { id } = useWorkspace();
  const { task, board } = mine;
  const done = isDone(mine);
  const due = dueDay(task);
  return (
    <li className="group/row relative flex min-h-row items-center gap-2.5 border-b border-line px-5 focus-within:bg-hover hover:bg-hover max-sm:px-4 coarse:min-h-14">
      <Finish mine={mine} />
      <a
        href={paths.task(id, task.scope, task.id)}
        data-work={task.id}
        tabIndex={isTabStop ? undefined : -1}
        className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5 self-stretch py-1.5 outline-none before:absolute before:inset-y-0 before:start-0 before:w-0.5 focus-visible:before:bg-accent forced:focus-visible:outline"
      >
        <span className="flex min-w-0 items-center gap-2 max-sm:basis-full sm:flex-1">
          <PriorityStones priority={PRIORITIES[task.priority ?? 0] ?? "none"} />
          <bdi className={classNames("truncate font-medium", done && "text-muted")}>
            {task.title}
          </bdi>
        </span>
        <span className="flex items-center gap-1.5 text-xs text-subtle tabular">
          <BoardMark
            name={board.name}
            hue={board.colour ?? "stone"}
            icon={board.icon ?? undefined}
          />
          <bdi className="max-w-40 truncate">{board.name}</bdi>
          <span>{numberWords(board.key, task.number)}</span>
        </span>
        <span className="text-xs text-subtle tabular sm:w-20 sm:text-end">
          {due !== undefined && <DueChip due={due} today={today} done={done} />}
        </span>
      </a>
      {!done && (
        <IconButton
          icon={Sun}
          size="sm"
          label={isPlanned ? say("work.unplan") : say("work.plan")}
          keys="t"
          pressed={isPlanned}
          className={classNames(
            "transition-opacity duration-press",
            !isPlanned &&
              "opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100 coarse:opacity-100",
          )}
          onClick={onPlan}
        />
      )}
    </li>
  );
}

/** Moves the task to its board's done column; says why where it can't. */
function Finish({ mine }: { readonly mine: MyTask }) {
  const workspace = useWorkspace();
  const { task, board } = mine;
  const may = useMay("task.move", board.id);
  const done = isDone(mine);
  const hasDone = workspace.view.childRows("column", board.id).some((each) => each.is_done);
  const why = may === true ? (hasDone ? undefined : say("work.no-done-column")) : may.reason;
  const label = done ? say("work.finished") : say("work.finish", { title: task.title });
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={done || why !== undefined || undefined}
      data-tip={why ?? (done ? say("work.finished") : say("work.done"))}
      onClick={() => !done && why === undefined && completeTasks(workspace, [task.id])}
      className={classNames(
        "touch-target grid size-4.5 flex-none place-items-center rounded-full border",
        done
          ? "border-transparent bg-sunken text-muted"
          : "border-line-control text-transparent hover:text-muted aria-disabled:hover:text-transparent",
      )}
    >
      <Icon of={Check} size="sm" />
    </button>
  );
}
