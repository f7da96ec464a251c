import { Check, CircleX, CloudUpload } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import { memo, useId, type ReactNode, type Ref } from "react";
import { say } from "../strings/say.ts";
import { Avatar, type Person } from "./avatar.tsx";
import { CardFacts, type CardFactsProps } from "./card-facts.tsx";
import { classNames } from "./class-names.ts";
import { hueOf } from "./hue.ts";
import { Icon } from "./icon.tsx";
import { LabelChip, type Label } from "./label-chip.tsx";

/** Comfortable stands about 112 px high, compact 64: title, one line of facts, labels as dots. */
export type Density = "comfortable" | "compact";

export interface CardProps extends Omit<CardFactsProps, "dots"> {
  /** Written as `data-task`: the board listens once and finds the task by it. */
  readonly id: string;
  readonly title: string;
  readonly density?: Density;
  readonly labels?: readonly Label[];
  /** Who has it open: a small pebble on the corner. */
  readonly here?: readonly Person[];
  /** Who edits what you edit too: the ring. */
  readonly editing?: Person | undefined;
  readonly selected?: boolean;
  /** Not yet on the server, or turned away by it. */
  readonly sync?: "pending" | "refused" | undefined;
  /** Being carried: by pointer it tilts, in move mode it stands straight. */
  readonly lifted?: "pointer" | "keys" | undefined;
  /** Stands in the title's place while it is edited. */
  readonly titleEditor?: ReactNode;
  /** 0 for the one card that Tab reaches, -1 for the others. */
  readonly tabIndex?: number;
  readonly ref?: Ref<HTMLElement>;
}

const NO_LABELS: readonly Label[] = [];

/** A task as a board draws it. Memoised on plain props: one edit renders one card. */
export const Card = memo(function Card({ ref, ...props }: CardProps) {
  const { density = "comfortable", labels = NO_LABELS, done = false, editing, titleEditor } = props;
  const heading = useId();
  const compact = density === "compact";
  return (
    <article
      ref={ref}
      tabIndex={props.tabIndex}
      data-task={props.id}
      data-hue={editing && hueOf(editing.id)}
      aria-labelledby={heading}
      className={classNames(
        "relative grid grid-cols-1 content-start rounded-md border px-2.75 transition-[background-color,border-color] duration-press",
        compact ? "gap-1.5 py-2.25" : "gap-1.75 py-2.25",
        ground(props),
      )}
    >
      {titleEditor ?? <Title {...props} id={heading} />}
      {!compact && !done && labels.length > 0 && <Labels labels={labels} />}
      <CardFacts {...props} dots={compact ? labels : NO_LABELS} />
      <Corner {...props} />
      {editing && <EditingFlag person={editing} />}
    </article>
  );
});

function ground({ selected, done, sync, lifted, editing }: Omit<CardProps, "ref">): string {
  if (lifted === "pointer") {
    return "z-(--z-drag) rotate-[1.2deg] border-line-strong bg-overlay shadow-lifted motion-reduce:rotate-0";
  }
  if (lifted === "keys")
    return "z-(--z-drag) border-accent bg-overlay shadow-lifted forced:border-[Highlight]";
  if (editing) return "border-(--hue-dot) bg-raised shadow-[0_0_0_1px_var(--hue-dot)]";
  if (sync === "refused") return "border-danger bg-raised";
  if (selected === true) return "border-accent-line bg-accent-soft forced:border-[Highlight]";
  if (done === true) return "border-line hover:border-line-strong";
  return "border-line bg-raised shadow-card hover:border-line-strong";
}

type TitleProps = Pick<CardProps, "id" | "title" | "density" | "done" | "selected" | "sync">;

function Title({ id, title, density, done, selected, sync }: TitleProps) {
  const cornered = selected === true || sync !== undefined;
  return (
    <h3
      id={id}
      className={classNames(
        "text-sm leading-4.5 wrap-anywhere",
        density === "compact" ? "truncate" : "text-pretty",
        done === true ? "text-muted" : "font-medium",
        cornered && "pe-5.5",
      )}
    >
      <bdi>{title}</bdi>
    </h3>
  );
}

function Labels({ labels }: { readonly labels: readonly Label[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {labels.map((label) => (
        <li key={label.id} className="flex max-w-full">
          <LabelChip label={label} />
        </li>
      ))}
    </ul>
  );
}

/** One mark at most: what needs you first, then what you chose, then who is here. */
function Corner({ sync, selected, here = [] }: CardProps) {
  if (sync === "refused")
    return <CornerMark icon={CircleX} words={say("parts.refused")} tone="text-danger-ink" />;
  if (selected === true) {
    return (
      <span className="absolute end-2.5 top-2.5 grid size-4 place-items-center rounded-[5px] bg-accent text-on-accent">
        <Check aria-hidden size={11} strokeWidth={3} />
        <span className="sr-only">{say("parts.selected")}</span>
      </span>
    );
  }
  if (sync === "pending")
    return <CornerMark icon={CloudUpload} words={say("parts.pending")} tone="text-subtle" />;
  const [first] = here;
  if (!first) return null;
  return (
    <span
      className="absolute -end-1 -top-1 inline-flex -space-x-1 rounded-pebble ring-2 ring-surface"
      data-tip={here.map((person) => say("parts.here", { name: person.name })).join(", ")}
    >
      {here.slice(0, 2).map((person) => (
        <Avatar key={person.id} person={person} size="xs" />
      ))}
    </span>
  );
}

interface CornerMarkProps {
  readonly icon: LucideIcon;
  readonly words: string;
  readonly tone: string;
}

function CornerMark({ icon, words, tone }: CornerMarkProps) {
  return (
    <span data-tip={words} className={`absolute end-2.5 top-2.5 ${tone}`}>
      <Icon of={icon} />
      <span className="sr-only">{words}</span>
    </span>
  );
}

function EditingFlag({ person }: { readonly person: Person }) {
  return (
    <span className="absolute end-2.5 -top-2.25 flex h-4.5 items-center rounded-xs bg-(--hue-who) px-1.5 text-2xs font-medium text-who-ink ring ring-(--hue-dot)">
      <span aria-hidden>{person.name.split(/\s+/)[0]}</span>
      <span className="sr-only">{say("parts.editing", { name: person.name })}</span>
    </span>
  );
}
