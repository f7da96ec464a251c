import { useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { setPreference } from "../../commands/actions/preference.ts";
import { useAnswers } from "../../commands/use-answers.ts";
import { stringsIn, usePreference } from "../../commands/use-preference.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import "../../strings/en/work.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Toast, type ToastMessage } from "../../ui/toast.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { useToday } from "../../words/use-today.ts";
import { groupsOf, type Group } from "./groups.ts";
import { MissingBoards } from "./missing-boards.tsx";
import { planned, stepped } from "./plan.ts";
import { TaskRow } from "./task-row.tsx";
import { useMissing } from "./use-missing.ts";
import { useMyTasks } from "./use-my-tasks.ts";

/** What is assigned to the person on all boards, by when it is due; Today in their own order. */
export function WorkPage({ start }: { readonly start: ReactNode }) {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const { today, groups, plan } = useWork(setMessage);
  const missing = useMissing();
  const isEmpty = groups.every(({ tasks }) => tasks.length === 0);
  const first = groups.flatMap(({ tasks }) => tasks)[0]?.task.id;
  return (
    <>
      <TopBar start={start} title={say("workspace.work")} />
      <div
        id="board"
        tabIndex={-1}
        className="min-h-0 flex-1 overflow-y-auto border-t border-line outline-none"
      >
        {isEmpty && missing.coming.length === 0 && <Nothing />}
        {!isEmpty &&
          groups.map((group) => (
            <Section key={group.name} group={group}>
              {group.tasks.map((mine) => (
                <TaskRow
                  key={mine.task.id}
                  mine={mine}
                  today={today}
                  isPlanned={plan.ids.includes(mine.task.id)}
                  isTabStop={mine.task.id === first}
                  onPlan={() => plan.toggle(mine.task.id)}
                />
              ))}
            </Section>
          ))}
        <MissingBoards missing={missing} />
      </div>
      <Toast message={message} onClose={() => setMessage(null)} />
    </>
  );
}

/** The groups, and what the person's plan makes of Today. */
function useWork(tell: (message: ToastMessage) => void) {
  const replica = useReplica();
  const { id } = useWorkspace();
  const name = `today:${id}`;
  const ids = stringsIn(usePreference(name));
  const today = useToday();
  const mine = useMyTasks();
  const [now] = useState(() => Date.now());
  const groups = groupsOf(mine, ids, { today, now });
  const shown = groups.find((group) => group.name === "today")?.tasks.map(({ task }) => task.id);
  const keep = (next: readonly string[], text: string) => {
    const made = setPreference(replica, name, next);
    const undo = () => void replica.undo(replica.person);
    if (made !== null)
      tell({ id: made, text, action: { label: say("workspace.undo"), run: undo } });
  };
  const toggle = (task: string) => {
    const isOn = !ids.includes(task);
    // What is done or gone by now falls out with the next change.
    const there = ids.filter((each) => shown?.includes(each));
    keep(planned(there, task, isOn), isOn ? say("work.planned") : say("work.unplanned"));
  };
  const step = (task: string, by: 1 | -1) => {
    const next = stepped(shown ?? [], task, by);
    if (next !== shown) keep(next, say("work.ordered"));
  };
  useAnswers(
    (part) =>
      ({
        "next-item": () => walk(1),
        "previous-item": () => walk(-1),
        "plan-item": () => withFocused(toggle),
        "earlier-item": () => withFocused((task) => step(task, -1)),
        "later-item": () => withFocused((task) => step(task, 1)),
      })[part as string],
  );
  return { today, groups, plan: { ids, toggle } };
}

const ROWS = "[data-work]";

/** To the row below or above the one with the focus; to the first from elsewhere. */
function walk(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row.parentElement?.contains(document.activeElement));
  const next = at < 0 ? rows[0] : rows[at + by];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** The row keeps the focus wherever it goes. */
function withFocused(act: (task: string) => void): void {
  const row = document.activeElement?.closest("li")?.querySelector<HTMLElement>(ROWS);
  const task = row?.dataset["work"];
  if (task === undefined) return;
  flushSync(() => act(task)); // at once: by the next frame the focus may be wanted elsewhere
  document.querySelector<HTMLElement>(`[data-work="${CSS.escape(task)}"]`)?.focus();
}

/** Today teaches what it is for as long as it is empty. */
function Section({ group, children }: { readonly group: Group; readonly children: ReactNode }) {
  const { name, tasks } = group;
  if (tasks.length === 0 && name !== "today") return null;
  const title = say(`work.group-${name}`);
  return (
    <section aria-label={title}>
      <h2 className="flex h-8.5 items-center gap-2 border-b border-line bg-sunken px-5 text-sm font-strong max-sm:px-4">
        {title}
        <span className="text-xs font-normal text-subtle tabular">{number(tasks.length)}</span>
      </h2>
      {tasks.length === 0 ? (
        <p className="border-b border-line px-5 py-2.5 text-muted max-sm:px-4">
          {say("work.today-empty")}
        </p>
      ) : (
        <ol>{children}</ol>
      )}
    </section>
  );
}

const Nothing = () => (
  <div className="pt-16">
    <EmptyState stones="laid" title={say("work.empty")} detail={say("work.empty-detail")} />
  </div>
);
