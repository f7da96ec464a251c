import { useMemo, useState } from "react";
import { momentInFull, momentWords } from "../../../strings/dates.ts";
import { CommentMenu } from "../comments/comment-menu.tsx";
import { Comment } from "../comments/comment.tsx";
import { usePeople } from "../../../words/people.ts";
import type { FeedItem } from "./feed.ts";
import type { Line } from "../../../words/lines.ts";
import { Sentence } from "../../../words/sentence.tsx";

export interface TrailProps {
  readonly feed: readonly FeedItem[];
  readonly board: string;
}

/** Comments and changes along one line of dots, with one menu for all comments. */
export function Trail({ feed, board }: TrailProps) {
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
        <Sentence words={line.words} />
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
