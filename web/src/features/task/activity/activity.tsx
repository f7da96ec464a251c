import { useMemo, useState } from "react";
import type { Task } from "../../../model/generated.ts";
import { useChildRows } from "../../../replica/hooks.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Section } from "../section.tsx";
import { FeedFilter } from "./feed-filter.tsx";
import { feedOf, type Only } from "./feed.ts";
import { linesOf, withoutRepeats, type Line } from "../../../words/lines.ts";
import { Trail } from "./trail.tsx";
import { useLog, type TaskLog } from "./use-log.ts";
import { useNames } from "../../../words/use-names.ts";

/** What was said and done, as one trail of dots. */
export function Activity({ task }: { readonly task: Task }) {
  const comments = useChildRows("comment", task.id);
  const log = useLog(task.id);
  const lines = useLines(log, task.id);
  const [only, setOnly] = useState<Only>("all");
  const since = log.next === null ? -Infinity : (log.entries.at(-1)?.at ?? -Infinity);
  const feed = feedOf(comments, lines, only, since);
  return (
    <Section title={say("task.activity")} end={<FeedFilter only={only} onChange={setOnly} />}>
      {log.isMissing && only !== "comments" && (
        <p className="text-xs text-subtle">{say("task.activity-unreachable")}</p>
      )}
      {log.next !== null && only !== "comments" && (
        <div className="-ms-2">
          <Button size="sm" tone="ghost" busy={log.isLoading} onClick={log.loadEarlier}>
            {say("task.earlier")}
          </Button>
        </div>
      )}
      <Trail feed={feed} board={task.scope} />
    </Section>
  );
}

function useLines({ entries }: TaskLog, task: string): readonly Line[] {
  const names = useNames();
  return useMemo(
    () => withoutRepeats(entries.toReversed().flatMap((entry) => linesOf(entry, task, names))),
    [entries, task, names],
  );
}
