import { CircleAlert } from "lucide-react";
import { dayInFull, dayWords } from "../strings/dates.ts";
import { daysBetween, type Day } from "../strings/day.ts";
import { say } from "../strings/say.ts";
import { dueTone } from "./due.ts";
import { Icon } from "./icon.tsx";

export interface DueChipProps {
  readonly due: Day;
  readonly today: Day;
  /** A finished task is never late. */
  readonly done?: boolean;
}

const TONES = {
  late: "font-medium text-danger-ink",
  soon: "font-medium text-warning-ink",
  later: "",
};

/** The due day in a word; late adds a mark, so that colour does not speak alone. */
export function DueChip({ due, today, done = false }: DueChipProps) {
  const tone = done ? "later" : dueTone(due, today);
  const late = tone === "late" ? say("parts.due-late", { n: daysBetween(due, today) }) : undefined;
  const words = say("parts.due", { day: dayInFull(due) });
  return (
    <span
      data-value="due"
      data-tip={late === undefined ? words : `${words}, ${late}`}
      className={`inline-flex items-center gap-1 whitespace-nowrap ${TONES[tone]}`}
    >
      {late !== undefined && <Icon of={CircleAlert} size="sm" />}
      <span className="sr-only">{late ?? say("parts.due-word")} </span>
      <time dateTime={due}>{dayWords(due, today)}</time>
    </span>
  );
}
