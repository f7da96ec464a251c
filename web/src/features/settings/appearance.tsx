import type { ReactNode } from "react";
import { chooseDensity, useChosenDensity } from "../../commands/density.ts";
import { useReplica } from "../../replica/context.ts";
import { desk, useDesk, type Density, type Theme } from "../../commands/desk.ts";
import { say } from "../../strings/say.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { Section } from "./section.tsx";

const THEMES = ["system", "light", "dark"] as const satisfies readonly Theme[];
const DENSITIES = ["comfortable", "compact"] as const satisfies readonly Density[];

/** How Cairn looks to the person on this device. */
export function Appearance() {
  const theme = useDesk((state) => state.theme);
  const replica = useReplica();
  const density = useChosenDensity();
  return (
    <Section title={say("settings.appearance")} detail={say("settings.appearance-detail")}>
      <Choice title={say("settings.theme")}>
        <Segmented
          label={say("settings.theme")}
          value={theme}
          segments={THEMES.map((value) => ({ value, label: say(`board.theme-${value}`) }))}
          onChange={(value) => desk.set({ theme: value })}
        />
      </Choice>
      <Choice title={say("settings.density")} hint={say("settings.density-hint")}>
        <Segmented<Density | "">
          label={say("settings.density")}
          value={density ?? ""}
          segments={DENSITIES.map((value) => ({ value, label: say(`settings.density-${value}`) }))}
          onChange={(value) => value !== "" && chooseDensity(replica, value)}
        />
      </Choice>
    </Section>
  );
}

interface ChoiceProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

const Choice = ({ title, hint, children }: ChoiceProps) => (
  <div className="grid justify-items-start gap-1.5">
    <h3 className="font-medium">{title}</h3>
    {children}
    {hint !== undefined && <p className="text-xs text-subtle">{hint}</p>}
  </div>
);
