import { CalendarCheck, CalendarDays, CalendarPlus, X, type LucideIcon } from "lucide-react";
import { dayWords } from "../../strings/dates.ts";
import { addDays, nextMonday, type Day } from "../../strings/day.ts";
import { say } from "../../strings/say.ts";
import { Icon } from "../icon.tsx";
import { Input } from "../input.tsx";
import { Popover } from "./popover.tsx";
import { ITEM, LINE } from "./surface.ts";
import type { Anchor } from "../anchor.ts";

export interface DatePickerProps {
  readonly open: boolean;
  readonly anchor: Anchor | null;
  /** Which day is picked: "Due". */
  readonly label: string;
  readonly value: Day | null;
  readonly today: Day;
  readonly onPick: (day: Day | null) => void;
  readonly onClose: () => void;
}

/** The likely days at a press, any other by the device's own calendar. */
export function DatePicker({
  open,
  anchor,
  label,
  value,
  today,
  onPick,
  onClose,
}: DatePickerProps) {
  const pick = (day: Day | null) => {
    onPick(day);
    onClose();
  };
  const monday = nextMonday(today);
  return (
    <Popover open={open} anchor={anchor} label={label} onClose={onClose}>
      <Input
        type="date"
        aria-label={say("parts.choose-date")}
        value={value ?? ""}
        onChange={(event) => event.target.value !== "" && onPick(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && onClose()}
      />
      <div className={LINE} />
      <Quick icon={CalendarCheck} label={say("parts.today")} onPress={() => pick(today)} />
      <Quick
        icon={CalendarPlus}
        label={say("parts.tomorrow")}
        onPress={() => pick(addDays(today, 1))}
      />
      <Quick
        icon={CalendarDays}
        label={say("parts.next-week")}
        end={dayWords(monday, today)}
        onPress={() => pick(monday)}
      />
      {value !== null && (
        <>
          <div className={LINE} />
          <Quick icon={X} label={say("parts.clear-date")} onPress={() => pick(null)} />
        </>
      )}
    </Popover>
  );
}

interface QuickProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly end?: string;
  readonly onPress: () => void;
}

function Quick({ icon, label, end, onPress }: QuickProps) {
  return (
    <button
      type="button"
      onClick={onPress}
      className={`${ITEM} w-full -outline-offset-2 hover:bg-pressed focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-solid`}
    >
      <Icon of={icon} className="text-muted" />
      {label}
      {end !== undefined && <span className="ms-auto text-xs text-subtle">{end}</span>}
    </button>
  );
}
