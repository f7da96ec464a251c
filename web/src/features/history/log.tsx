import { useEffect, useMemo, useState } from "react";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
import { dayInFull, dayWords } from "../../strings/dates.ts";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Late, Lines } from "../../ui/skeleton.tsx";
import type { ToastMessage } from "../../ui/toast.tsx";
import { useNames } from "../../words/use-names.ts";
import { useToday } from "../../words/use-today.ts";
import { ActRow } from "./act-row.tsx";
import { actsOf, byDay, type Act } from "./acts.ts";
import { filterIn } from "./filter.ts";
import { UndoPreview } from "./undo-preview.tsx";
import { useHistory } from "./use-history.ts";

export interface LogProps {
  /** The address's query: see filter.ts. */
  readonly search: string;
  readonly onToast: (message: ToastMessage) => void;
}

/** The log by day, the newest first. */
export function Log({ search, onToast }: LogProps) {
  const filter = useMemo(() => filterIn(search), [search]);
  const { id: stream } = useWorkspace();
  const replica = useReplica();
  const history = useHistory(filter);
  useEffect(() => {
    if (filter.board !== null) replica.open(stream, filter.board); // for the names in its entries
  }, [replica, stream, filter.board]);
  const isOffline = useSyncStatus().state === "offline";
  const names = useNames();
  const today = useToday();
  const days = useMemo(() => byDay(actsOf(history.entries)), [history.entries]);
  const [asked, setAsked] = useState<{ act: Act; anchor: Element } | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const ask = (act: Act, anchor: Element) => {
    setAsked({ act, anchor });
    setIsOpen(true);
  };
  return (
    <section aria-label={say("history.title")} className="py-4 lg:min-h-0 lg:overflow-y-auto">
      <p className="flex flex-wrap items-baseline gap-x-2 px-5 pb-2 text-xs text-subtle max-sm:px-4">
        <strong className="text-sm font-strong text-ink">{say("history.title")}</strong>
        {say("history.detail")}
      </p>
      {isOffline && (
        <div className="px-5 pb-2 max-sm:px-4">
          <Banner
            tone="info"
            title={say("history.offline")}
            detail={say("history.offline-detail")}
          />
        </div>
      )}
      {days.map(({ day, acts }) => (
        <section key={day} aria-label={dayInFull(day)}>
          <h2 className="px-5 pt-3 pb-1 text-xs font-medium text-subtle max-sm:px-4">
            {dayWords(day, today)}
          </h2>
          <ol>
            {acts.map((act) => (
              <ActRow key={act.seq} act={act} names={names} onUndo={ask} />
            ))}
          </ol>
        </section>
      ))}
      <Rest history={history} isFiltered={search !== ""} isEmpty={days.length === 0} />
      <UndoPreview
        key={asked?.act.seq}
        act={asked?.act ?? null}
        anchor={asked?.anchor ?? null}
        open={isOpen}
        onClose={() => setIsOpen(false)}
        onDone={(message) => {
          setIsOpen(false);
          history.refresh();
          onToast(message);
        }}
      />
    </section>
  );
}

interface RestProps {
  readonly history: ReturnType<typeof useHistory>;
  readonly isFiltered: boolean;
  readonly isEmpty: boolean;
}

/** What stands below the last day: more, nothing, or why there is nothing. */
function Rest({ history, isFiltered, isEmpty }: RestProps) {
  if (history.state === "loading" && isEmpty)
    return (
      <Late>
        <Lines count={6} />
      </Late>
    );
  if (history.next !== null)
    return (
      <div className="px-5 py-3 max-sm:px-4">
        <Button onClick={history.loadEarlier}>{say("history.earlier")}</Button>
      </div>
    );
  if (!isEmpty) return null;
  if (history.state === "missing")
    return <EmptyState stones="apart" title={say("history.unreachable")} />;
  return (
    <EmptyState
      stones="laid"
      title={say(isFiltered ? "history.empty-filtered" : "history.empty")}
      detail={say(isFiltered ? "history.empty-filtered-detail" : "history.empty-detail")}
    />
  );
}
