import { useEffect, useState } from "react";
import type { Task } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { textOfVersion, textVersions, type TextVersion } from "../../../replica/text-versions.ts";
import { momentInFull, momentWords } from "../../../strings/dates.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Dialog } from "../../../ui/overlays.tsx";
import { Late, Lines } from "../../../ui/skeleton.tsx";
import { usePeople } from "../../../words/people.ts";
import { Markdown } from "../markdown/markdown.tsx";

const FIELD = "description";

export interface VersionsProps {
  readonly task: Task;
  /** Why none can be taken; undefined where one may. */
  readonly reason: string | undefined;
  readonly onTake: (text: string) => void;
  readonly onClose: () => void;
}

/** What the description was, by person and hour; one of them can be taken as it was. */
export function Versions({ task, reason, onTake, onClose }: VersionsProps) {
  const { id: stream } = useWorkspace();
  const versions = useAnswer(stream, () => textVersions(stream, task.id, FIELD));
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = chosen ?? versions?.[0]?.seq ?? null;
  const text = useAnswer(String(shown), () =>
    shown === null ? Promise.resolve("") : textOfVersion(stream, task.id, FIELD, shown),
  );
  const isRead = typeof text === "string" && shown !== null;
  return (
    <Dialog
      open
      width="page"
      title={say("task.versions")}
      onClose={onClose}
      actions={
        <Button
          tone="primary"
          busy={!isRead && shown !== null && text === undefined}
          unavailable={reason}
          onClick={() => isRead && onTake(text)}
        >
          {say("task.version-take")}
        </Button>
      }
    >
      {versions === null && <p className="text-muted">{say("task.versions-unreachable")}</p>}
      {versions === undefined && (
        <Late>
          <Lines count={3} />
        </Late>
      )}
      {versions && (
        <div className="grid gap-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
          <List versions={versions} shown={shown} onChoose={setChosen} />
          <div className="min-w-0 rounded-sm border border-line p-3" aria-live="polite">
            {isRead && <Markdown text={text} />}
            {text === null && <p className="text-muted">{say("task.versions-unreachable")}</p>}
          </div>
        </div>
      )}
    </Dialog>
  );
}

interface ListProps {
  readonly versions: readonly TextVersion[];
  readonly shown: number | null;
  readonly onChoose: (seq: number) => void;
}

function List({ versions, shown, onChoose }: ListProps) {
  const people = usePeople();
  const [now] = useState(() => new Date());
  return (
    <ul className="grid max-h-96 content-start gap-0.5 overflow-y-auto">
      {versions.map(({ seq, at, person }) => (
        <li key={seq}>
          <button
            type="button"
            aria-pressed={seq === shown}
            onClick={() => onChoose(seq)}
            className={`flex w-full items-center gap-2 rounded-sm px-2 py-1.5 text-start ${seq === shown ? "bg-pressed" : "hover:bg-hover"} coarse:min-h-touch`}
          >
            <Avatar person={people(person)} size="sm" />
            <bdi className="min-w-0 flex-1 truncate">{people(person).name}</bdi>
            <time
              dateTime={new Date(at).toISOString()}
              data-tip={momentInFull(new Date(at))}
              className="flex-none text-xs text-subtle tabular"
            >
              {momentWords(new Date(at), now)}
            </time>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What was asked for under this key; undefined until it came, null where it can't be had now. */
function useAnswer<Value>(key: string, ask: () => Promise<Value>): Value | null | undefined {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: Value | null }>();
  useEffect(() => {
    let isWanted = true;
    const put = (value: Value | null) => isWanted && setAnswer({ key, value });
    ask().then(put, () => put(null));
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- asked by key; `ask` is new each time
  }, [key]);
  return answer?.key === key ? answer.value : undefined;
}
