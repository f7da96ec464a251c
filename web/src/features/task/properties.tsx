import { useState, type ReactNode } from "react";
import { setStart } from "../../commands/actions/task.ts";
import { desk, type Asked } from "../../commands/desk.ts";
import type { Task } from "../../model/generated.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useChildRows, useMay, useRow } from "../../replica/hooks.ts";
import { dayWords } from "../../strings/dates.ts";
import { say } from "../../strings/say.ts";
import { AvatarStack } from "../../ui/avatar-stack.tsx";
import { dueTone } from "../../ui/due.ts";
import { DueChip } from "../../ui/due-chip.tsx";
import { LabelChip } from "../../ui/label-chip.tsx";
import { DatePicker } from "../../ui/overlays.tsx";
import { PriorityStones, priorityWords } from "../../ui/priority-stones.tsx";
import { PropertyChip, PropertyRow } from "../../ui/property-chip.tsx";
import { usePeople } from "../../words/people.ts";
import { priorityOf } from "../../words/priority.ts";
import { reasonOf } from "./reason.ts";
import { useIsDone } from "./use-is-done.ts";
import { useToday } from "../../words/use-today.ts";

interface TaskProps {
  readonly task: Task;
}

/** Column, priority, people, labels and days, each with its picker: the board's own, hung by the chip. */
export function Properties({ task }: TaskProps) {
  const may = reasonOf(useMay("task.edit", task.scope));
  return (
    <PropertyRow label={say("task.properties")}>
      <Column task={task} />
      <Priority task={task} unavailable={may} />
      <Due task={task} unavailable={may} />
      <Assignees task={task} />
      <Labels task={task} />
      <Start task={task} unavailable={may} />
    </PropertyRow>
  );
}

/** Has the board show its picker for the task; it hangs by the chip that has the same `data-ask`. */
const asking = (part: Asked["part"], { id }: Task) => ({
  "data-ask": part,
  onClick: () => desk.set({ asked: { part, tasks: [id] } }),
});

function Column({ task }: TaskProps) {
  const column = useRow("column", task.parent ?? "");
  const unavailable = reasonOf(useMay("task.move", task.scope));
  return (
    <PropertyChip
      {...asking("column", task)}
      label={say("task.column")}
      value={<Words>{column?.name ?? say("task.unknown-column")}</Words>}
      menu
      unavailable={unavailable}
    />
  );
}

interface EditProps extends TaskProps {
  readonly unavailable: string | undefined;
}

function Priority({ task, unavailable }: EditProps) {
  const priority = priorityOf(task.priority);
  const value = (
    <>
      <PriorityStones priority={priority} />
      {priorityWords(priority)}
    </>
  );
  return (
    <PropertyChip
      {...asking("priority", task)}
      label={say("task.priority")}
      value={priority === "none" ? undefined : value}
      keys="p"
      unavailable={unavailable}
    />
  );
}

function Due({ task, unavailable }: EditProps) {
  const today = useToday();
  const isDone = useIsDone(task);
  const due = task.due?.slice(0, 10);
  const isLate = due !== undefined && !isDone && dueTone(due, today) === "late";
  return (
    <PropertyChip
      {...asking("due", task)}
      label={say("task.due")}
      value={due === undefined ? undefined : <DueChip due={due} today={today} done={isDone} />}
      keys="d"
      tone={isLate ? "danger" : "plain"}
      unavailable={unavailable}
    />
  );
}

function Assignees({ task }: TaskProps) {
  const find = usePeople();
  const unavailable = reasonOf(useMay("task.assign", task.scope));
  const people = (task.assignees ?? []).map(find);
  const names = people.map(({ name }) => name).join(", ");
  const value = (
    <>
      <AvatarStack people={people} label={say("parts.assigned", { names })} />
      <Words>{people.map(({ name }) => firstWord(name, people.length)).join(", ")}</Words>
    </>
  );
  return (
    <PropertyChip
      {...asking("assignees", task)}
      label={say("task.assignees")}
      value={people.length === 0 ? undefined : value}
      keys="a"
      unavailable={unavailable}
    />
  );
}

/** Several people go by their first names, to fit. */
const firstWord = (name: string, of: number): string =>
  of > 1 ? (name.split(" ")[0] ?? name) : name;

function Labels({ task }: TaskProps) {
  const rows = useChildRows("label", task.scope);
  const unavailable = reasonOf(useMay("task.label", task.scope));
  const chosen = rows.filter(({ id }) => task.labels?.includes(id) === true);
  const value = chosen.map(({ id, name, colour }) => (
    <LabelChip
      key={id}
      label={{ id, name: name ?? say("task.unnamed-label"), hue: colour ?? "stone" }}
    />
  ));
  return (
    <PropertyChip
      {...asking("labels", task)}
      label={say("task.labels")}
      value={chosen.length === 0 ? undefined : value}
      keys="l"
      unavailable={unavailable}
    />
  );
}

function Start({ task, unavailable }: EditProps) {
  const workspace = useWorkspace();
  const today = useToday();
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const start = task.start?.slice(0, 10) ?? null;
  return (
    <>
      <PropertyChip
        label={say("task.start")}
        value={start === null ? undefined : <Words>{startWords(start, today)}</Words>}
        unavailable={unavailable}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      />
      <DatePicker
        open={isOpen}
        anchor={anchor}
        label={say("task.start")}
        value={start}
        today={today}
        onPick={(day) => setStart(workspace, [task.id], day)}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}

const startWords = (start: string, today: string): string =>
  `${say("task.start")} ${dayWords(start, today)}`;

function Words({ children }: { readonly children: ReactNode }) {
  return (
    <span className="truncate">
      <bdi>{children}</bdi>
    </span>
  );
}
