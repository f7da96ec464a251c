import { Check } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useLocation, useSearch } from "wouter";
import { desk, type Asked } from "../../commands/desk.ts";
import { paths } from "../../commands/paths.ts";
import { useRun } from "../../commands/run.ts";
import { useWorkspace } from "../../replica/context.ts";
import "../../strings/en/inbox.ts";
import "../../strings/en/words.ts";
import { say } from "../../strings/say.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Toast, type ToastMessage } from "../../ui/toast.tsx";
import { TopBar } from "../../ui/top-bar.tsx";
import { Detail } from "./detail.tsx";
import { ItemRow } from "./item-row.tsx";
import { onShelf, SHELVES, waitingOn, type Item, type NoteItem, type Shelf } from "./items.ts";
import { beside, searchOf, shownIn, type Shown } from "./place.ts";
import { useBoardsOf } from "./use-about.ts";
import { useEntries, type FindEntry } from "./use-entries.ts";
import { useAnswers } from "../../commands/use-answers.ts";
import { useItems } from "./use-items.ts";

/** What waits for the person: a list, and beside it (on a phone: in its place) what was opened. */
export function InboxPage({ start }: { readonly start: ReactNode }) {
  const all = useItems();
  const [shown, show] = useShown();
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const items = onShelf(all, shown.shelf);
  const notes = all.filter((item): item is NoteItem => item.is === "note");
  useBoardsOf(notes);
  const entryOf = useEntries(notes);
  const opened = items.find(({ id }) => id === shown.opened);
  const current = opened ?? items[0];
  useWalking(items, opened, show, shown);
  const shelves = (
    <Shelves all={all} shelf={shown.shelf} onChoose={(shelf) => show({ shelf, opened: null })} />
  );
  return (
    <>
      <TopBar
        start={start}
        title={say("workspace.inbox")}
        views={<div className="max-md:hidden">{shelves}</div>}
        actions={<ReadAll />}
      />
      <div
        id="board"
        tabIndex={-1}
        className={classNames(
          "grid min-h-0 flex-1 border-t border-line outline-none",
          current && "md:grid-cols-[minmax(17rem,25rem)_minmax(0,1fr)]",
        )}
      >
        <div className={classNames("min-h-0 overflow-y-auto", opened && "max-md:hidden")}>
          <div className="overflow-x-auto border-b border-line px-4 py-2 md:hidden">{shelves}</div>
          <List items={items} shown={shown} current={current} entryOf={entryOf} />
        </div>
        {current && (
          <div
            className={classNames(
              "min-h-0 overflow-y-auto md:border-s md:border-line",
              !opened && "max-md:hidden",
            )}
          >
            <Detail
              key={current.id}
              item={current}
              entry={current.is === "note" ? entryOf(current.note.entry) : undefined}
              isOpened={opened !== undefined}
              items={items}
              hrefOf={(item) => searchOf({ ...shown, opened: item?.id ?? null }) || "?"}
              onToast={setMessage}
            />
          </div>
        )}
      </div>
      <Toast message={message} onClose={() => setMessage(null)} />
    </>
  );
}

type Show = (shown: Shown, how?: { readonly replace: boolean }) => void;

/** What the address says is shown, and how to show something else. */
function useShown(): readonly [Shown, Show] {
  const { id } = useWorkspace();
  const search = useSearch();
  const [, navigate] = useLocation();
  return [
    shownIn(search),
    (shown, how) => navigate(`${paths.inbox(id)}${searchOf(shown)}`, how ?? { replace: true }),
  ];
}

/** j, k, Enter and Esc: through the list, into what is chosen, and back. */
function useWalking(
  items: readonly Item[],
  opened: Item | undefined,
  show: Show,
  shown: Shown,
): void {
  const open = (item: Item | undefined, replace: boolean) => {
    if (!item) return;
    show({ ...shown, opened: item.id }, { replace });
    const row = document.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.id)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    if (row?.parentElement?.parentElement?.contains(document.activeElement)) row.focus();
    desk.set({ announcement: row?.innerText ?? "" });
  };
  const acts: Partial<Record<Asked["part"], () => void>> = {
    "next-item": () => open(beside(items, opened?.id ?? null, 1), true),
    "previous-item": () => open(beside(items, opened?.id ?? null, -1), true),
    "close-item": () => show({ ...shown, opened: null }),
    ...(!opened && { "open-item": () => open(items[0], false) }), // of what is open the detail knows
  };
  useAnswers((part) => acts[part]);
}

interface ShelvesProps {
  readonly all: readonly Item[];
  readonly shelf: Shelf;
  readonly onChoose: (shelf: Shelf) => void;
}

const TONES = { all: "quiet", conflicts: "warning", refused: "danger" } as const;

const Shelves = ({ all, shelf, onChoose }: ShelvesProps) => (
  <Segmented
    label={say("inbox.shelf")}
    value={shelf}
    onChange={onChoose}
    segments={SHELVES.map((value) => ({
      value,
      label: say(`inbox.${value}`),
      end: <Badge count={waitingOn(all, value)} tone={TONES[value]} />,
    }))}
  />
);

function ReadAll() {
  const run = useRun();
  return (
    <Button tone="ghost" icon={Check} keys="shift+u" onClick={() => run("inbox.read-all")}>
      {say("inbox.mark-read")}
    </Button>
  );
}

interface ListProps {
  readonly items: readonly Item[];
  readonly shown: Shown;
  readonly current: Item | undefined;
  readonly entryOf: FindEntry;
}

function List({ items, shown, current, entryOf }: ListProps) {
  if (items.length === 0) return <Nothing shelf={shown.shelf} />;
  return (
    <ol aria-label={say("inbox.list")}>
      {items.map((item) => (
        <ItemRow
          key={item.id}
          item={item}
          entry={item.is === "note" ? entryOf(item.note.entry) : undefined}
          href={searchOf({ ...shown, opened: item.id })}
          current={item === current}
        />
      ))}
    </ol>
  );
}

/** What will come here, and when. */
function Nothing({ shelf }: { readonly shelf: Shelf }) {
  return (
    <div className="pt-16">
      <EmptyState
        stones="laid"
        title={say(`inbox.empty-${shelf}`)}
        detail={say(`inbox.empty-${shelf}-detail`)}
      />
    </div>
  );
}
