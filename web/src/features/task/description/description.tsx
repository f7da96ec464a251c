import { History } from "lucide-react";
import { Suspense, useState } from "react";
import type { Task } from "../../../model/generated.ts";
import { useMay, useText, type Presence } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Banner } from "../../../ui/banner.tsx";
import { Button } from "../../../ui/button.tsx";
import { Late } from "../../../ui/skeleton.tsx";
import { reasonOf } from "../reason.ts";
import { useAsked } from "../use-asked.ts";
import { useRefusedText } from "./use-refused-text.ts";
import { patiently } from "../../../ui/patiently.ts";

const DescriptionReader = patiently(
  async () => (await import("./description-reader.tsx")).DescriptionReader,
);
const DescriptionEditor = patiently(
  async () => (await import("./description-editor.tsx")).DescriptionEditor,
);

const Versions = patiently(async () => (await import("./versions.tsx")).Versions);

export interface DescriptionProps {
  readonly task: Task;
  readonly thread: Presence;
}

/** The description: read as it will be read, typed as it was typed. */
export function Description({ task, thread }: DescriptionProps) {
  const updates = useText(task.id, "description");
  const held = useRefusedText(task.id);
  const reason = reasonOf(useMay("task.describe", task.scope));
  const [isEditing, setIsEditing] = useState(false);
  const [recovered, setRecovered] = useState<readonly string[]>([]);
  const [taken, setTaken] = useState<string | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  useAsked("description", task.id, () => setIsEditing(reason === undefined));
  if (thread === "loading" && updates.length === 0) return <Waiting />;
  if (thread !== "ready" && updates.length === 0) return null;
  const edit = reason === undefined ? () => setIsEditing(true) : undefined;
  const writeAgain = (refused: readonly string[]) => {
    setRecovered(refused);
    setIsEditing(true);
  };
  const take = (text: string) => {
    setIsLooking(false);
    setTaken(text);
    setIsEditing(true);
  };
  const done = () => {
    setRecovered([]);
    setTaken(null);
    setIsEditing(false);
  };
  return (
    <section aria-label={say("task.description")} className="grid gap-2">
      {!isEditing && <RefusedWords task={task.id} onWriteAgain={writeAgain} />}
      <Suspense fallback={<Waiting />}>
        {isEditing ? (
          <DescriptionEditor
            task={task}
            updates={updates}
            refused={recovered}
            taken={taken}
            held={held}
            onDone={done}
          />
        ) : updates.length === 0 ? (
          <NoDescription onEdit={edit} reason={reason} />
        ) : (
          <DescriptionReader updates={updates} reason={reason} onEdit={edit} />
        )}
      </Suspense>
      {!isEditing && updates.length > 0 && (
        <Button
          size="sm"
          tone="ghost"
          icon={History}
          className="-ms-2 justify-self-start"
          onClick={() => setIsLooking(true)}
        >
          {say("task.versions")}
        </Button>
      )}
      <Suspense fallback={null}>
        {isLooking && (
          <Versions task={task} reason={reason} onTake={take} onClose={() => setIsLooking(false)} />
        )}
      </Suspense>
    </section>
  );
}

interface RefusedWordsProps {
  readonly task: string;
  readonly onWriteAgain: (updates: readonly string[]) => void;
}

/** Words that were not accepted are kept: they can be written again, or dropped. */
function RefusedWords({ task, onWriteAgain }: RefusedWordsProps) {
  const { updates, reason, drop } = useRefusedText(task);
  if (updates.length === 0) return null;
  const writeAgain = () => {
    drop();
    onWriteAgain(updates);
  };
  return (
    <Banner
      tone="danger"
      title={say("task.description-refused")}
      detail={reason}
      action={
        <>
          <Button size="sm" onClick={writeAgain}>
            {say("task.description-recover")}
          </Button>
          <Button size="sm" tone="ghost" onClick={drop}>
            {say("task.refused-drop")}
          </Button>
        </>
      }
    />
  );
}

/** Three lines on their way. */
function Waiting() {
  return (
    <Late>
      <div role="status" aria-label={say("parts.loading")} className="grid breathing gap-3 py-1.5">
        <div className="h-2.5 w-full rounded-full bg-pressed" />
        <div className="h-2.5 w-11/12 rounded-full bg-pressed" />
        <div className="h-2.5 w-2/3 rounded-full bg-pressed" />
      </div>
    </Late>
  );
}

interface NoDescriptionProps {
  readonly onEdit: (() => void) | undefined;
  readonly reason: string | undefined;
}

function NoDescription({ onEdit, reason }: NoDescriptionProps) {
  return (
    <button
      type="button"
      aria-disabled={onEdit === undefined || undefined}
      data-tip={reason}
      onClick={onEdit}
      className="-mx-1.5 flex min-h-control-md w-[calc(100%+0.75rem)] items-center rounded-sm px-1.5 text-start text-md text-subtle transition-colors duration-press hover:bg-hover coarse:min-h-touch"
    >
      {say("task.add-description")}
    </button>
  );
}
