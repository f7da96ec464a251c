import { Ellipsis } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useChildren, useRow } from "../../replica/hooks.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { classNames } from "../../ui/class-names.ts";
import { useBoardTools } from "./board-tools.tsx";
import type { Store } from "./store.ts";
import { IconButton } from "../../ui/icon-button.tsx";

export interface ColumnTabsProps {
  readonly columns: readonly string[];
  readonly onMenu: (column: string, anchor: HTMLElement) => void;
}

/** On phones one column fills the screen: its tabs above, its dots below; both follow the swipe. */
export function ColumnTabs({ columns, onMenu }: ColumnTabsProps) {
  const { root, shown: inSight } = useBoardTools();
  const at = useShownColumn(root, columns.length);
  const show = (index: number) => {
    const board = root.get();
    board?.scrollTo({ left: index * board.clientWidth, behavior: "smooth" });
  };
  const shown = columns[at];
  const isPhone = useIsPhone();
  useEffect(() => inSight.set(isPhone ? (shown ?? null) : null), [inSight, isPhone, shown]);
  if (shown === undefined) return null;
  return (
    <>
      <div className="flex flex-none items-center pe-3 pb-1 sm:hidden">
        <div
          role="group"
          aria-label={say("board.columns")}
          className="flex min-w-0 flex-1 [scrollbar-width:none] gap-1 overflow-x-auto px-3"
        >
          {columns.map((column, index) => (
            <Tab key={column} column={column} isShown={index === at} onPress={() => show(index)} />
          ))}
        </div>
        <IconButton
          icon={Ellipsis}
          label={say("board.column")}
          aria-haspopup="menu"
          onClick={(event) => onMenu(shown, event.currentTarget)}
        />
      </div>
      <div aria-hidden className="order-last flex flex-none justify-center gap-1.5 py-2 sm:hidden">
        {columns.map((column, index) => (
          <span
            key={column}
            className={classNames(
              "size-1.5 rounded-full",
              index === at ? "bg-accent" : "bg-line-strong",
            )}
          />
        ))}
      </div>
    </>
  );
}

interface TabProps {
  readonly column: string;
  readonly isShown: boolean;
  readonly onPress: () => void;
}

function Tab({ column, isShown, onPress }: TabProps) {
  const name = useRow("column", column)?.name ?? "";
  const count = useChildren("task", column).length;
  const [tab, setTab] = useState<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (isShown) tab?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isShown, tab]);
  return (
    <button
      ref={setTab}
      type="button"
      aria-current={isShown || undefined}
      onClick={onPress}
      className={classNames(
        "touch-target flex h-9 flex-none items-center gap-1.75 rounded-sm px-3 whitespace-nowrap",
        isShown ? "bg-pressed font-medium" : "text-muted",
      )}
    >
      <bdi>{name}</bdi>
      <span className="text-xs text-subtle tabular">{number(count)}</span>
    </button>
  );
}

/** The column that is mostly in sight. */
function useShownColumn(root: Store<HTMLElement | null>, count: number): number {
  const [at, setAt] = useState(0);
  useEffect(() => {
    const element = root.get();
    if (!element) return undefined;
    const look = () => setAt(Math.round(element.scrollLeft / Math.max(1, element.clientWidth)));
    element.addEventListener("scroll", look, { passive: true });
    return () => element.removeEventListener("scroll", look);
  }, [root]);
  return Math.min(at, count - 1);
}

const PHONE = "(width < 40rem)"; // where the columns are one a screen, as the breakpoint `sm` says

function useIsPhone(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(PHONE);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(PHONE).matches,
  );
}
