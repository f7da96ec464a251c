import { momentInFull, momentWords } from "../../strings/dates.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { Pill } from "../../ui/pill.tsx";
import { usePeople } from "../../words/people.ts";
import type { Side } from "./clash.ts";

export interface ClashSideProps {
  readonly side: Side;
  /** In words. */
  readonly value: string;
  /** That choose it, where there is a choice. */
  readonly keys?: string;
  /** It is what everybody sees now. */
  readonly isShown: boolean;
}

/** One of two values that met: whose, when, and what. */
export function ClashSide({ side, value, keys, isShown }: ClashSideProps) {
  const { person: me } = useWorkspace();
  const people = usePeople();
  const person = people(side.person);
  const name = side.person === me ? say("inbox.you") : person.name;
  return (
    <section
      aria-label={name}
      className={classNames(
        "min-w-0 rounded-md border bg-raised",
        isShown ? "border-accent ring ring-accent" : "border-line",
      )}
    >
      <header className="flex items-center gap-2 border-b border-line px-3 py-2">
        <Avatar person={person} size="md" named />
        <div className="min-w-0 flex-1">
          <h3 className="truncate text-sm font-medium">
            <bdi>{name}</bdi>
          </h3>
          <p className="truncate text-xs text-subtle">
            <MadeAt side={side} />
          </p>
        </div>
        {isShown && <Pill>{say("inbox.shown-now")}</Pill>}
        {keys !== undefined && <Kbd keys={keys} />}
      </header>
      <p className="max-h-72 overflow-y-auto px-3 py-3 text-lg font-medium wrap-anywhere whitespace-pre-wrap">
        <bdi>{value}</bdi>
      </p>
    </section>
  );
}

function MadeAt({ side: { at, isLate } }: { readonly side: Side }) {
  if (at === undefined) return say(isLate ? "inbox.made-later" : "inbox.made-before");
  const moment = new Date(at);
  const when = momentWords(moment, new Date());
  return (
    <time dateTime={moment.toISOString()} data-tip={momentInFull(moment)}>
      {isLate ? say("inbox.made-offline", { when }) : when}
    </time>
  );
}
