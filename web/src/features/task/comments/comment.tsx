import { Ellipsis } from "lucide-react";
import { memo, useState, type KeyboardEvent } from "react";
import { editComment } from "../../../commands/actions/comment.ts";
import type { Comment as CommentRow } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useRowMark } from "../../../replica/hooks.ts";
import { momentInFull, momentWords } from "../../../strings/dates.ts";
import { say } from "../../../strings/say.ts";
import { Avatar, type Person } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { IconButton } from "../../../ui/icon-button.tsx";
import { Late } from "../../../ui/skeleton.tsx";
import { Textarea } from "../../../ui/textarea.tsx";
import { LazyMarkdown } from "../markdown/lazy-markdown.tsx";
import type { FindPerson } from "../../../words/people.ts";
import { originOf } from "./origin.ts";
import { ReactionRow } from "./reaction-row.tsx";

export interface CommentProps {
  readonly comment: CommentRow;
  readonly people: FindPerson;
  readonly isEditing: boolean;
  /** Opens what can be done with it; undefined where nothing can. */
  readonly onMenu: ((comment: string, anchor: Element) => void) | undefined;
  readonly onEdited: () => void;
}

/** What somebody said, by whom and when; of an imported one, by whom and when it was said. */
export const Comment = memo(function Comment(props: CommentProps) {
  const { comment, people, isEditing, onMenu, onEdited } = props;
  const mark = useRowMark(comment.id);
  const { author, at, isImported } = said(comment, people);
  return (
    <article aria-label={author.name} className="group relative flex gap-3">
      <Avatar person={author} size="md" named />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex min-h-control-sm flex-wrap items-center gap-x-2">
          <bdi className="font-strong">{author.name}</bdi>
          <Moment at={at} />
          {isImported && <Aside>{say("task.imported")}</Aside>}
          {comment.edited_at != null && <Aside>{say("task.edited")}</Aside>}
          {mark === "pending" && (
            <Late>
              <Aside>{say("parts.pending")}</Aside>
            </Late>
          )}
          {mark === "refused" && <Aside>{say("parts.refused")}</Aside>}
          {onMenu && !isEditing && (
            <IconButton
              icon={Ellipsis}
              size="sm"
              label={say("task.comment-menu", { name: author.name })}
              aria-haspopup="menu"
              onClick={(event) => onMenu(comment.id, event.currentTarget)}
              className="ms-auto opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
            />
          )}
        </p>
        {isEditing ? (
          <Editing comment={comment} onClose={onEdited} />
        ) : (
          <LazyMarkdown text={comment.body} />
        )}
        <ReactionRow comment={comment} people={people} />
      </div>
    </article>
  );
});

interface Said {
  readonly author: Person;
  readonly at: number;
  readonly isImported: boolean;
}

function said(comment: CommentRow, people: FindPerson): Said {
  const origin = originOf(comment);
  if (!origin)
    return { author: people(comment.created_by), at: comment.created_at, isImported: false };
  const known = origin.person === undefined ? undefined : people(origin.person);
  const name = origin.author ?? known?.name ?? say("task.someone");
  return {
    author: { ...(known ?? { id: name }), name },
    at: origin.at ?? comment.created_at,
    isImported: true,
  };
}

function Moment({ at }: { readonly at: number }) {
  const [now] = useState(() => new Date());
  const moment = new Date(at);
  return (
    <time
      dateTime={moment.toISOString()}
      data-tip={momentInFull(moment)}
      className="text-xs text-subtle"
    >
      {momentWords(moment, now)}
    </time>
  );
}

const Aside = ({ children }: { readonly children: string }) => (
  <span className="text-xs text-subtle">{children}</span>
);

interface EditingProps {
  readonly comment: CommentRow;
  readonly onClose: () => void;
}

function Editing({ comment, onClose }: EditingProps) {
  const workspace = useWorkspace();
  const [body, setBody] = useState(comment.body);
  const save = () => {
    const words = body.trim();
    if (words !== "") editComment(workspace, comment.id, words);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) save();
    if (event.key !== "Escape") return;
    event.stopPropagation(); // the panel stays
    onClose();
  };
  return (
    <div className="grid gap-2">
      <Textarea
        ref={(field) => field?.focus()}
        value={body}
        aria-label={say("task.comment-edit")}
        className="[unicode-bidi:plaintext]"
        onChange={(event) => setBody(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex justify-end gap-2">
        <Button size="sm" tone="ghost" onClick={onClose}>
          {say("parts.cancel")}
        </Button>
        <Button size="sm" keys="mod+Enter" onClick={save}>
          {say("task.save")}
        </Button>
      </div>
    </div>
  );
}
