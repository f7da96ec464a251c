import { memo, useEffect, useMemo, useRef } from "react";
import { useDesk } from "../../commands/desk.ts";
import type { Task } from "../../model/generated.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useRow, useRowMark } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { contentTopic, listTopic } from "../../replica/placed-index.ts";
import type { Person } from "../../ui/avatar.tsx";
import { Card } from "../../ui/card.tsx";
import type { Label } from "../../ui/label-chip.tsx";
import type { Priority } from "../../ui/priority-stones.tsx";
import { useBoardTools, type BoardTools } from "./board-tools.tsx";
import { makeLiftable } from "./drag/load-hands.ts";
import { useLegend, type Legend } from "./legend.tsx";
import { useHere } from "./presence.ts";
import { TitleEditor } from "./title-editor.tsx";

export interface TaskCardProps {
  readonly task: string;
  /** It stands in a column of finished tasks. */
  readonly done: boolean;
  /** The board's first card: Tab reaches it while no other has the focus. */
  readonly isFirst: boolean;
}

/** A task on the board. It listens to its own row alone: one edit renders one card. */
export const TaskCard = memo(function TaskCard({ task, done, isFirst }: TaskCardProps) {
  const row = useRow("task", task);
  const mark = useRowMark(task);
  const legend = useLegend();
  const tools = useBoardTools();
  const counts = useCounts(task);
  const here = useHere(tools.presence, task);
  const isSelected = useDesk((desk) => desk.selected.has(task));
  const isCarried = useDesk((desk) => desk.carrying?.tasks.includes(task) ?? false);
  // An open task's title is edited in its panel, which may cover the card.
  const isTitleAsked = useDesk(
    ({ asked, open }) => asked?.part === "title" && asked.tasks[0] === task && open !== task,
  );
  const isTabStop = useDesk(({ focus }) => focus === task || (isFirst && focus === null));
  const card = useCardElement(task, tools);
  const [labels, people] = useNames(row, legend);
  if (!row) return null; // it goes with the next list
  return (
    <Card
      ref={card}
      id={task}
      title={row.title}
      density={legend.density}
      number={row.number ?? undefined}
      prefix={legend.prefix}
      priority={priorityOf(row)}
      labels={labels}
      people={people}
      due={dayOf(row)}
      today={legend.today}
      done={done || row.done_at != null}
      checklist={counts.checklist}
      comments={counts.comments}
      files={counts.files}
      here={here}
      selected={isSelected}
      sync={mark}
      lifted={isCarried ? "keys" : undefined}
      titleEditor={isTitleAsked ? <TitleEditor task={task} title={row.title} /> : undefined}
      tabIndex={isTabStop ? 0 : -1}
    />
  );
});

const PRIORITIES: readonly Priority[] = ["none", "low", "medium", "high", "urgent"];

const priorityOf = ({ priority }: Task): Priority => PRIORITIES[priority ?? 0] ?? "none";

/** A due instant is drawn by its day. */
const dayOf = ({ due }: Task): string | undefined => due?.slice(0, 10);

/** The card's element: focused when the desk's focus comes to it, and liftable by the mouse. */
function useCardElement(task: string, tools: BoardTools) {
  const card = useRef<HTMLElement>(null);
  const isFocused = useDesk((desk) => desk.focus === task);
  useEffect(() => {
    if (isFocused && isBoardInHand()) card.current?.focus({ preventScroll: true });
  }, [isFocused]);
  useEffect(() => (card.current ? makeLiftable(card.current, tools) : undefined), [tools]);
  return card;
}

/** Whether keys go to the board now, and not to a field or the panel. */
function isBoardInHand(): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || active.closest("#board") !== null;
}

function useNames(
  row: Task | undefined,
  { labels, people }: Legend,
): readonly [readonly Label[], readonly Person[]] {
  const [labelIds, personIds] = [row?.labels, row?.assignees];
  return useMemo(
    () => [named(labelIds, labels), named(personIds, people)],
    [labelIds, personIds, labels, people],
  );
}

const named = <Value,>(
  ids: readonly string[] | null | undefined,
  all: ReadonlyMap<string, Value>,
): readonly Value[] => (ids ?? []).map((id) => all.get(id)).filter((value) => value !== undefined);

interface Counts {
  readonly checklist: { readonly done: number; readonly total: number } | undefined;
  readonly comments: number;
  readonly files: number;
}

/** What stands under the task, counted. Comments and files are known once its thread was opened. */
function useCounts(task: string): Counts {
  const { view } = useWorkspace();
  const checklists = useLive([listTopic("checklist", task)], () =>
    view.children("checklist", task),
  );
  const topics = [
    listTopic("comment", task),
    listTopic("attachment", task),
    ...checklists.map((checklist) => contentTopic("check_item", checklist)),
  ];
  const { done, total, comments, files } = useLive(topics, () => {
    const items = checklists.flatMap((checklist) => view.childRows("check_item", checklist));
    return {
      done: items.filter((item) => item.done === true).length,
      total: items.length,
      comments: view.children("comment", task).length,
      files: view.children("attachment", task).length,
    };
  });
  const checklist = useMemo(() => (total > 0 ? { done, total } : undefined), [done, total]);
  return { checklist, comments, files };
}
