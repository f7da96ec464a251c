import { Ban, ListChecks, MessageSquare, Paperclip } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { Day } from "../strings/day.ts";
import { say } from "../strings/say.ts";
import { AvatarStack } from "./avatar-stack.tsx";
import type { Person } from "./avatar.tsx";
import { classNames } from "./class-names.ts";
import { DueChip } from "./due-chip.tsx";
import { Icon } from "./icon.tsx";
import { LabelDot, type Label } from "./label-chip.tsx";
import { PriorityStones, type Priority } from "./priority-stones.tsx";

export interface CardFactsProps {
  readonly priority?: Priority;
  /** Given by the server; a task made offline has none yet. */
  readonly number?: number | undefined;
  /** The board's key. Boards draw 142; a screen reader hears TIX-142. */
  readonly prefix?: string | undefined;
  readonly due?: Day | undefined;
  readonly today: Day;
  readonly done?: boolean;
  readonly blocked?: boolean;
  readonly checklist?: { readonly done: number; readonly total: number } | undefined;
  readonly comments?: number;
  readonly files?: number;
  readonly people?: readonly Person[];
  /** Labels as dots, where their names have no room. */
  readonly dots?: readonly Label[];
}

/** Facts in order of weight; what does not fit wraps out of sight, the least important last. */
export function CardFacts({ people = [], ...facts }: CardFactsProps) {
  return (
    <div className="flex min-h-5 items-center gap-2.25 text-xs text-subtle tabular">
      <div className="flex h-5 min-w-0 flex-1 flex-wrap items-center gap-x-2.25 overflow-hidden *:h-5">
        <Facts {...facts} />
      </div>
      {people.length > 0 && (
        <AvatarStack
          people={people}
          label={say("parts.assigned", { names: people.map((person) => person.name).join(", ") })}
        />
      )}
    </div>
  );
}

function Facts(props: Omit<CardFactsProps, "people">) {
  const { priority = "none", number, prefix, dots = [], due, today, done = false } = props;
  const { blocked, checklist, comments = 0, files = 0 } = props;
  const checked = checklist !== undefined && checklist.done === checklist.total;
  return (
    <>
      {priority !== "none" && (
        <span data-value="priority" className="inline-flex items-center">
          <PriorityStones priority={priority} />
        </span>
      )}
      {number !== undefined && (
        <span className="inline-flex items-center">
          {prefix !== undefined && <span className="sr-only">{prefix}-</span>}
          {number}
        </span>
      )}
      {dots.length > 0 && <LabelDots labels={dots} />}
      {blocked === true && (
        <Fact icon={Ban} words={say("parts.blocked")} shown={say("parts.blocked")} />
      )}
      {due !== undefined && <DueChip due={due} today={today} done={done} />}
      {checklist !== undefined && (
        <Fact
          icon={ListChecks}
          words={say("parts.checklist", checklist)}
          shown={`${checklist.done}/${checklist.total}`}
          className={checked ? "text-success-ink" : undefined}
        />
      )}
      {comments > 0 && (
        <Fact
          icon={MessageSquare}
          words={say("parts.comments", { n: comments })}
          shown={comments}
        />
      )}
      {files > 0 && (
        <Fact icon={Paperclip} words={say("parts.attachments", { n: files })} shown={files} />
      )}
    </>
  );
}

interface FactProps {
  readonly icon: LucideIcon;
  /** What a screen reader hears and the tooltip says. */
  readonly words: string;
  readonly shown: string | number;
  readonly className?: string | undefined;
}

function Fact({ icon, words, shown, className }: FactProps) {
  return (
    <span
      data-tip={words === shown ? undefined : words}
      className={classNames("inline-flex items-center gap-1 whitespace-nowrap", className)}
    >
      <Icon of={icon} size="sm" />
      <span aria-hidden>{shown}</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}

function LabelDots({ labels }: { readonly labels: readonly Label[] }) {
  const names = labels.map((label) => label.name).join(", ");
  return (
    <span data-tip={names} data-value="labels" className="inline-flex items-center gap-0.75">
      {labels.map((label) => (
        <LabelDot key={label.id} hue={label.hue} />
      ))}
      <span className="sr-only">{names}</span>
    </span>
  );
}
