import { ArrowLeft } from "lucide-react";
import type { Entry } from "../../model/entries.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { Icon } from "../../ui/icon.tsx";
import type { ToastMessage } from "../../ui/toast.tsx";
import { usePeople } from "../../words/people.ts";
import { Sentence } from "../../words/sentence.tsx";
import { ClashDetail, type ClashDetailProps } from "./clash-detail.tsx";
import { CopyDetail } from "./copy-detail.tsx";
import { ForkDetail } from "./fork-detail.tsx";
import { itemTitle } from "./item-words.ts";
import { isConflict, type About, type Item } from "./items.ts";
import { NoteDetail, TaskLink } from "./note-detail.tsx";
import { nextWaiting } from "./place.ts";
import { RefusedDetail } from "./refused-detail.tsx";
import { TextClash } from "./text-clash.tsx";
import { nameWords, useNameOf } from "./use-about.ts";

export interface DetailProps {
  readonly item: Item;
  readonly entry: Entry | null | undefined;
  /** By its person, not because it is the first. */
  readonly isOpened: boolean;
  /** The list that it is of. */
  readonly items: readonly Item[];
  /** Where an item is shown; null: the list alone. */
  readonly hrefOf: (item: Item | null) => string;
  readonly onToast: (message: ToastMessage) => void;
}

/** One item, whole: what it is, and what can be done about it. */
export function Detail(props: DetailProps) {
  const { item, items, hrefOf } = props;
  const next = nextWaiting(items, item.id);
  return (
    <article className="mx-auto grid max-w-200 gap-4 px-7 py-5 max-sm:px-4">
      <a
        href={hrefOf(null)}
        className="flex items-center gap-1.5 text-sm text-muted md:hidden coarse:min-h-touch"
      >
        <Icon of={ArrowLeft} className="rtl:-scale-x-100" />
        {say("inbox.back")}
      </a>
      <Head {...props} />
      <Body {...props} />
      {next && next.id !== item.id && (
        <p className="border-t border-line pt-4 text-sm">
          <a href={hrefOf(next)} className="text-muted underline-offset-2 hover:underline">
            {say("inbox.next", { what: plainTitle(next) })}
          </a>
        </p>
      )}
    </article>
  );
}

const NOWHERE: About = { kind: "task", id: "", scope: "" };
const NOBODY = { me: "", nameOf: () => "", what: "", entry: undefined };

/** Without the names of people, which the next one's own page tells. */
const plainTitle = (item: Item): string => itemTitle(item, NOBODY);

function Head({ item, entry }: DetailProps) {
  const { person: me } = useWorkspace();
  const people = usePeople();
  const what = nameWords(useNameOf(item.is === "note" ? item.about : NOWHERE));
  const known = { me, what, entry, nameOf: (id: string) => people(id).name };
  const about = item.is === "note" ? what : item.is === "refused" ? item.group.title : "";
  return (
    <header className="grid gap-0.5">
      {about !== "" && (
        <p className="truncate text-xs text-muted">
          <bdi>{about}</bdi>
        </p>
      )}
      <h2 className="text-xl font-title tracking-title text-balance wrap-anywhere">
        <Sentence words={itemTitle(item, known)} />
      </h2>
    </header>
  );
}

function Body({ item, entry, isOpened, onToast }: DetailProps) {
  switch (item.is) {
    case "note":
      return isConflict(item) ? (
        <Clashed item={item} entry={entry} />
      ) : (
        <NoteDetail item={item} isOpened={isOpened} />
      );
    case "refused":
      return <RefusedDetail item={item} onToast={onToast} />;
    case "copy":
      return <CopyDetail item={item} />;
    case "fork":
      return <ForkDetail item={item} />;
  }
}

/** The description is the one field that is merged by its words. */
const Clashed = ({ item, entry }: ClashDetailProps) => (
  <>
    {item.about.field === "description" ? (
      <TextClash item={item} />
    ) : (
      <ClashDetail item={item} entry={entry} />
    )}
    <TaskLink about={item.about} />
  </>
);
