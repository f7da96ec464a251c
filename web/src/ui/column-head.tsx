import { Ellipsis, Plus } from "lucide-react";
import { number } from "../strings/numbers.ts";
import { say } from "../strings/say.ts";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

export interface ColumnHeadProps {
  /** Names the column's region: `aria-labelledby` points here. */
  readonly headingId: string;
  readonly name: string;
  readonly count: number;
  /** How many the filter shows, when it hides some. */
  readonly shown?: number | undefined;
  readonly limit?: number | undefined;
  readonly onAdd?: (() => void) | undefined;
  readonly addLabel: string;
  readonly onMenu?: ((anchor: HTMLElement) => void) | undefined;
  readonly menuLabel: string;
}

/** The name, the count and a rule that fills towards the limit; above it the rule turns amber, and nothing is refused. */
export function ColumnHead(props: ColumnHeadProps) {
  const { headingId, name, count, limit, onAdd, addLabel, onMenu, menuLabel } = props;
  return (
    <header className="grid gap-px bg-surface pb-1.25">
      <div className="flex h-8 items-center gap-1.75">
        <h2 id={headingId} className="truncate text-sm font-strong">
          <bdi>{name}</bdi>
        </h2>
        <Count {...props} />
        <div className="ms-auto flex">
          {onAdd && <IconButton icon={Plus} label={addLabel} onClick={onAdd} />}
          {onMenu && (
            <IconButton
              icon={Ellipsis}
              label={menuLabel}
              aria-haspopup="menu"
              onClick={(event) => onMenu(event.currentTarget)}
            />
          )}
        </div>
      </div>
      <Rule count={count} limit={limit} />
    </header>
  );
}

function Count({ count, shown, limit }: ColumnHeadProps) {
  const over = limit !== undefined && count > limit;
  return (
    <span
      className={classNames(
        "text-xs whitespace-nowrap tabular",
        over ? "font-medium text-warning-ink" : "text-subtle",
      )}
      data-tip={limit === undefined ? undefined : say("parts.limit", { limit, count })}
    >
      {limit === undefined ? number(count) : say("parts.count-limit", { count, limit })}
      {shown !== undefined && shown !== count && `, ${say("parts.shown", { n: shown })}`}
    </span>
  );
}

function Rule({ count, limit }: { readonly count: number; readonly limit: number | undefined }) {
  const share = limit === undefined || limit === 0 ? 0 : Math.min(1, count / limit);
  const over = limit !== undefined && count > limit;
  return (
    <div aria-hidden className="h-0.5 overflow-hidden rounded-full bg-line">
      <div
        className={classNames(
          "h-full origin-left rtl:origin-right",
          over ? "bg-warning" : "bg-line-control",
        )}
        style={{ transform: `scaleX(${share})` }}
      />
    </div>
  );
}
