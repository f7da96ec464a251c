import { toggleReaction } from "../../../commands/actions/comment.ts";
import type { Comment } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useMay } from "../../../replica/hooks.ts";
import type { FindPerson } from "../../../words/people.ts";
import { reasonOf } from "../reason.ts";
import { reactionsOf } from "./reactions.ts";

export interface ReactionRowProps {
  readonly comment: Comment;
  readonly people: FindPerson;
}

/** Reactions under a comment; pressing one joins it or leaves it. */
export function ReactionRow({ comment, people }: ReactionRowProps) {
  const workspace = useWorkspace();
  const reason = reasonOf(useMay("comment.react", comment.scope));
  const reactions = reactionsOf(comment.reactions);
  if (reactions.length === 0) return null;
  return (
    <div className="flex flex-wrap gap-1.5 pt-0.5">
      {reactions.map(({ emoji, people: by }) => {
        const names = by.map((id) => people(id).name).join(", ");
        return (
          <button
            key={emoji}
            type="button"
            aria-label={`${emoji} ${names}`}
            aria-pressed={by.includes(workspace.person)}
            aria-disabled={reason !== undefined || undefined}
            data-tip={reason ?? names}
            className="touch-target inline-flex h-control-sm items-center gap-1.5 rounded-full border border-line bg-sunken px-2 text-xs text-muted hover:bg-hover aria-pressed:border-accent-line aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
            onClick={() => reason === undefined && toggleReaction(workspace, comment.id, emoji)}
          >
            <span>{emoji}</span>
            <span className="tabular">{by.length}</span>
          </button>
        );
      })}
    </div>
  );
}
