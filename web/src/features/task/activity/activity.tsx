import { ChevronDown } from "lucide-react";
import { useMemo, useState } from "react";
import type { Task } from "../../../model/generated.ts";
import { useChildRows } from "../../../replica/hooks.ts";
import { momentInFull, momentWords } from "../../../strings/dates.ts";
import { say, type MessageKey } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { Menu } from "../../../ui/overlays.tsx";
import { CommentMenu } from "../comments/comment-menu.tsx";
import { Comment } from "../comments/comment.tsx";
import { usePeople } from "../people.ts";
import { Section } from "../section.tsx";
import { feedOf, type FeedItem, type Only } from "./feed.ts";
import { linesOf, withoutRepeats, type Line } from "./lines.ts";
import { spansOf } from "./named.ts";
import { useLog, type TaskLog } from "./use-log.ts";
import { useNames } from "./use-names.ts";

/** What was said and done, as one trail of dots. */
export function Activity({ task }: { readonly task: Task }) {
  const comments = useChildRows("comment", task.id);
  const log = useLog(task.id);
  const lines = useLines(log, task.id);
  const [only, setOnly] = useState<Only>("all");
  const since = log.next === null ? -Infinity : (log.entries.at(-1)?.at ?? -Infinity);
  const feed = feedOf(comments, lines, only, since);
  return (
    <Section title={say("task.activity")} end={<Filter only={only} onChange={setOnly} />}>
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

const FILTERS = {
  all: "task.filter-all",
  comments: "task.filter-comments",
  changes: "task.filter-changes",
} as const satisfies Record<Only, MessageKey>;

interface FilterProps {
  readonly only: Only;
  readonly onChange: (only: Only) => void;
}

function Filter({ only, onChange }: FilterProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        tone="ghost"
        aria-haspopup="menu"
        aria-label={`${say("task.filter-label")}: ${say(FILTERS[only])}`}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      >
        {say(FILTERS[only])}
        <Icon of={ChevronDown} size="sm" />
      </Button>
      <Menu
        open={isOpen}
        anchor={anchor}
        label={say("task.filter-label")}
        groups={[
          {
            items: (["all", "comments", "changes"] as const).map((id) => ({
              id,
              label: say(FILTERS[id]),
              checked: id === only,
            })),
          },
        ]}
        onChoose={(id) => {
          setIsOpen(false);
          onChange(id as Only);
        }}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}

interface TrailProps {
  readonly feed: readonly FeedItem[];
  readonly board: string;
}

/** One menu for all comments, as one trail. */
function Trail({ feed, board }: TrailProps) {
  const people = usePeople();
  const [menu, setMenu] = useState<{ comment: string; anchor: Element } | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const openMenu = useMemo(
    () => (comment: string, anchor: Element) => setMenu({ comment, anchor }),
    [],
  );
  const stopEditing = useMemo(() => () => setEditing(null), []);
  return (
    <>
      <ol className="relative grid gap-3 before:absolute before:inset-y-3 before:start-[calc(--spacing(3.25)-1px)] before:w-0.5 before:bg-line">
        {feed.map((item) =>
          item.is === "comment" ? (
            <li key={item.comment.id} className="relative">
              <Comment
                comment={item.comment}
                people={people}
                isEditing={editing === item.comment.id}
                onMenu={openMenu}
                onEdited={stopEditing}
              />
            </li>
          ) : (
            <li key={item.line.id} className="relative">
              <Change line={item.line} />
            </li>
          ),
        )}
      </ol>
      <CommentMenu
        board={board}
        comment={menu?.comment ?? null}
        anchor={menu?.anchor ?? null}
        onEdit={setEditing}
        onClose={() => setMenu(null)}
      />
    </>
  );
}

function Change({ line }: { readonly line: Line }) {
  const [now] = useState(() => new Date());
  const moment = new Date(line.at);
  return (
    <p className="flex items-baseline gap-3 text-xs text-muted">
      <span aria-hidden className="grid w-6.5 flex-none self-stretch pt-1.25">
        <span className="mx-auto h-1.5 w-2 rounded-full bg-line-control ring-4 ring-overlay max-sm:ring-surface" />
      </span>
      <span className="min-w-0 flex-1 wrap-anywhere">
        {spansOf(line.words).map(({ text, isName }, index) =>
          isName ? (
            <bdi key={index} className="font-medium text-ink">
              {text}
            </bdi>
          ) : (
            text
          ),
        )}
      </span>
      <time
        dateTime={moment.toISOString()}
        data-tip={momentInFull(moment)}
        className="flex-none text-subtle tabular"
      >
        {momentWords(moment, now)}
      </time>
    </p>
  );
}
