import { createContext, use, useMemo, type ReactNode } from "react";
import { useWorkspace } from "../../replica/context.ts";
import { useMembers, useRow } from "../../replica/hooks.ts";
import { useLive } from "../../replica/live.ts";
import { contentTopic } from "../../replica/placed-index.ts";
import { say } from "../../strings/say.ts";
import type { Day } from "../../strings/day.ts";
import type { Person } from "../../ui/avatar.tsx";
import type { Density } from "../../ui/card.tsx";
import type { Label } from "../../ui/label-chip.tsx";
import { useToday } from "../../words/use-today.ts";

/** What every card of a board is read by: its labels, people, key, the day and the density. */
export interface Legend {
  readonly labels: ReadonlyMap<string, Label>;
  readonly people: ReadonlyMap<string, Person>;
  readonly prefix: string | undefined;
  readonly today: Day;
  readonly density: Density;
}

const LegendContext = createContext<Legend | null>(null);

export function useLegend(): Legend {
  const legend = use(LegendContext);
  if (!legend) throw new Error("useLegend stands outside LegendProvider");
  return legend;
}

export interface LegendProviderProps {
  readonly board: string;
  readonly density: Density;
  readonly children: ReactNode;
}

export function LegendProvider({ board, density, children }: LegendProviderProps) {
  const labels = useLabels(board);
  const people = usePeople();
  const prefix = useRow("board", board)?.key ?? undefined;
  const today = useToday();
  const legend = useMemo(
    () => ({ labels, people, prefix, today, density }),
    [labels, people, prefix, today, density],
  );
  return <LegendContext value={legend}>{children}</LegendContext>;
}

function usePeople(): ReadonlyMap<string, Person> {
  const members = useMembers();
  return useMemo(
    () =>
      new Map(
        members.map(({ person, name, picture }) => [
          person,
          { id: person, name: name ?? say("board.someone"), picture: picture ?? undefined },
        ]),
      ),
    [members],
  );
}

function useLabels(board: string): ReadonlyMap<string, Label> {
  const { view } = useWorkspace();
  const rows = useLive([contentTopic("label", board)], () => [...view.childRows("label", board)]);
  return useMemo(
    () =>
      new Map(
        rows.map(({ id, name, colour }) => [id, { id, name: name ?? "", hue: colour ?? "stone" }]),
      ),
    [rows],
  );
}
