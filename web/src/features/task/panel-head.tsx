import { Check, ChevronDown, ChevronUp, Ellipsis, Link } from "lucide-react";
import { useState } from "react";
import { desk } from "../../commands/desk.ts";
import { useRun } from "../../commands/run.ts";
import type { Task } from "../../model/generated.ts";
import { useReplica } from "../../replica/context.ts";
import { usePeers, useRow, useRowStatus } from "../../replica/hooks.ts";
import { daysBetween } from "../../strings/day.ts";
import { say } from "../../strings/say.ts";
import { AvatarStack } from "../../ui/avatar-stack.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Pill } from "../../ui/pill.tsx";
import { Late } from "../../ui/skeleton.tsx";
import { numberWords } from "../../words/number-words.ts";
import { usePeople } from "../../words/people.ts";
import { useIsDone } from "./use-is-done.ts";
import { useToday } from "../../words/use-today.ts";

/** Which task it is, that it is late, and what of it is not saved yet. */
export function PanelHead({ task }: { readonly task: Task }) {
  const prefix = useRow("board", task.scope)?.key;
  const today = useToday();
  const isDone = useIsDone(task);
  const late = task.due == null || isDone ? 0 : daysBetween(task.due.slice(0, 10), today);
  return (
    <>
      <span className="whitespace-nowrap tabular">{numberWords(prefix, task.number)}</span>
      {late > 0 && <Pill tone="danger">{say("parts.due-late", { n: late })}</Pill>}
      <Unsaved task={task.id} />
    </>
  );
}

/** How far its own edits have come, once that takes a while; what was refused has a note of its own. */
function Unsaved({ task }: { readonly task: string }) {
  const status = useRowStatus(task);
  if (status === "saved" || status === "refused") return null;
  return (
    <Late>
      <span role="status">{say(`task.edits-${status}`)}</span>
    </Late>
  );
}

export function PanelTools({ task }: { readonly task: Task }) {
  const run = useRun();
  const act = (command: string) => {
    desk.set({ focus: task.id, selected: new Set() }); // commands act on what is in hand
    run(command);
  };
  return (
    <>
      <Here task={task} />
      <IconButton
        icon={ChevronUp}
        label={say("task.previous")}
        keys="k"
        onClick={() => act("task.previous")}
        className="max-sm:hidden"
      />
      <IconButton
        icon={ChevronDown}
        label={say("task.next")}
        keys="j"
        onClick={() => act("task.next")}
        className="max-sm:hidden"
      />
      <CopyLink onCopy={() => act("task.copy-link")} />
      <IconButton
        icon={Ellipsis}
        label={say("task.menu")}
        keys="."
        data-ask="menu"
        aria-haspopup="menu"
        onClick={() => act("task.menu")}
      />
    </>
  );
}

const SHOWN_MS = 1600;

function CopyLink({ onCopy }: { readonly onCopy: () => void }) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = () => {
    onCopy();
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), SHOWN_MS);
    desk.set({ announcement: say("task.copied") });
  };
  return (
    <IconButton
      icon={isCopied ? Check : Link}
      label={isCopied ? say("task.copied") : say("task.copy-link")}
      keys="y"
      onClick={copy}
    />
  );
}

/** Who else has this task open. */
function Here({ task }: { readonly task: Task }) {
  const { person: me } = useReplica();
  const people = usePeople();
  const peers = usePeers(task.scope).filter(
    ({ where, person }) => where === task.id && person !== me,
  );
  const here = [...new Set(peers.map(({ person }) => person))].map(people);
  if (here.length === 0) return null;
  const names = here.map(({ name }) => name).join(", ");
  const writer = peers.find(({ typing }) => typing === true);
  return (
    <AvatarStack
      people={here}
      label={
        writer
          ? say("task.typing", { name: people(writer.person).name })
          : say("task.there", { names })
      }
    />
  );
}
