import { CircleX, GitMerge, HardDriveDownload, History, MessageSquare } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { memo } from "react";
import { useRun } from "../../commands/run.ts";
import type { Entry } from "../../model/entries.ts";
import { useWorkspace } from "../../replica/context.ts";
import { momentInFull, momentWords } from "../../strings/dates.ts";
import { say } from "../../strings/say.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/icon.tsx";
import { usePeople } from "../../words/people.ts";
import { Sentence } from "../../words/sentence.tsx";
import { itemDetail, itemTitle, otherOf } from "./item-words.ts";
import { isConflict, isWaiting, type About, type Item } from "./items.ts";
import { nameWords, useNameOf } from "./use-about.ts";

export interface ItemRowProps {
  readonly item: Item;
  /** Of a note: what it leads to. */
  readonly entry: Entry | null | undefined;
  readonly href: string;
  readonly current: boolean;
}

const NOWHERE: About = { kind: "task", id: "", scope: "" };

/** What waits, about which task, with whom and since when. */
export const ItemRow = memo(function ItemRow({ item, entry, href, current }: ItemRowProps) {
  const { person: me } = useWorkspace();
  const people = usePeople();
  const run = useRun();
  const what = nameWords(useNameOf(item.is === "note" ? item.about : NOWHERE));
  const known = { me, what, entry, nameOf: (id: string) => people(id).name };
  const other = item.is === "note" && !isConflict(item) ? otherOf(item, known) : undefined;
  const waits = isWaiting(item);
  return (
    <li>
      <a
        href={href}
        data-item={item.id}
        aria-current={current ? "true" : undefined}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !current) return;
          event.preventDefault(); // it is open: Enter goes on to what it suggests
          run("inbox.open");
        }}
        className={classNames(
          "relative flex items-start gap-2 border-b border-line py-2 ps-4 pe-4 transition-colors duration-press",
          "before:absolute before:start-1.5 before:top-5 before:size-1.5 before:rounded-full",
          waits && "before:bg-accent forced:before:border",
          current ? "md:bg-accent-soft" : "hover:bg-hover",
        )}
      >
        {other === undefined ? <Mark item={item} /> : <Avatar person={people(other)} size="md" />}
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className={classNames("truncate text-sm", waits && "font-strong")}>
            {waits && <span className="sr-only">{say("inbox.unread")}: </span>}
            <Sentence words={itemTitle(item, known)} />
          </span>
          <span className="truncate text-xs text-muted">{itemDetail(item, known)}</span>
        </span>
        {item.at !== Infinity && <When at={item.at} />}
      </a>
    </li>
  );
});

function When({ at }: { readonly at: number }) {
  const moment = new Date(at);
  return (
    <time
      dateTime={moment.toISOString()}
      data-tip={momentInFull(moment)}
      className="flex-none text-xs text-subtle tabular"
    >
      {momentWords(moment, new Date())}
    </time>
  );
}

function markOf(item: Item): readonly [LucideIcon, string] {
  switch (item.is) {
    case "note":
      return isConflict(item)
        ? [GitMerge, "bg-warning-soft text-warning-ink"]
        : [MessageSquare, "bg-sunken text-muted"];
    case "refused":
      return [CircleX, "bg-danger-soft text-danger-ink"];
    case "copy":
      return [HardDriveDownload, "bg-sunken text-muted"];
    case "fork":
      return [History, "bg-warning-soft text-warning-ink"];
  }
}

function Mark({ item }: { readonly item: Item }) {
  const [icon, tone] = markOf(item);
  return (
    <span className={`grid size-6.5 flex-none place-items-center rounded-sm ${tone}`}>
      <Icon of={icon} />
    </span>
  );
}
