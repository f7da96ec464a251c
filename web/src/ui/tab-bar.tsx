import type { LucideIcon } from "lucide-react";
import { Plus } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Badge } from "./badge.tsx";
import { Icon } from "./icon.tsx";

/** The places of a phone, at the foot of the screen; on larger ones it is not drawn. */
export function TabBar({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <nav
      aria-label={label}
      className="flex flex-none items-start justify-around border-t border-line bg-surface px-2 pt-1 pb-[max(env(safe-area-inset-bottom),0.5rem)] sm:hidden"
    >
      {children}
    </nav>
  );
}

export interface TabProps extends Omit<ComponentProps<"a">, "children"> {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly current?: boolean;
  readonly count?: number;
}

export function Tab({ icon, label, current = false, count = 0, ...rest }: TabProps) {
  return (
    <a
      {...rest}
      aria-current={current ? "page" : undefined}
      className={`relative grid min-h-12 min-w-14 flex-1 content-center justify-items-center gap-0.5 text-2xs ${current ? "font-medium text-accent-ink" : "text-muted"}`}
    >
      <Icon of={icon} size="lg" />
      {label}
      <span className="absolute start-1/2 top-0">
        <Badge count={count} />
      </span>
    </a>
  );
}

export interface TabAddProps {
  readonly label: string;
  readonly onPress: () => void;
}

export function TabAdd({ label, onPress }: TabAddProps) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onPress}
      className="mt-0.5 grid h-11 w-12 flex-none place-items-center rounded-lg bg-accent text-on-accent"
    >
      <Icon of={Plus} size="lg" />
    </button>
  );
}
