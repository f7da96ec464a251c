import { chooseDensity } from "../../commands/density.ts";
import { desk, useDesk, type Theme } from "../../commands/desk.ts";
import { useReplica } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import type { Density } from "../../ui/card.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { useLegend } from "./legend.tsx";

const THEMES: readonly Theme[] = ["system", "light", "dark"];
const DENSITIES: readonly Density[] = ["comfortable", "compact"];

/** How the board is drawn: the cards and the theme. */
export function DisplayOptions() {
  const { density } = useLegend();
  const replica = useReplica();
  const theme = useDesk((state) => state.theme);
  return (
    <div className="grid gap-3 p-2">
      <div className="flex items-center justify-between gap-4">
        <span>{say("board.density")}</span>
        <Segmented
          label={say("board.density")}
          value={density}
          onChange={(next) => chooseDensity(replica, next)}
          segments={DENSITIES.map((value) => ({ value, label: say(`board.density-${value}`) }))}
        />
      </div>
      <div className="flex items-center justify-between gap-4">
        <span>{say("board.theme")}</span>
        <Segmented
          label={say("board.theme")}
          value={theme}
          onChange={(next) => desk.set({ theme: next })}
          segments={THEMES.map((value) => ({ value, label: say(`board.theme-${value}`) }))}
        />
      </div>
    </div>
  );
}
