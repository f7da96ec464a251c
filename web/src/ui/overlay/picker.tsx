import { Combobox } from "@base-ui/react/combobox";
import { Check, Plus, Search } from "lucide-react";
import { useState, type ReactNode } from "react";
import { say } from "../../strings/say.ts";
import { filterOptions, type Searchable } from "../filter-options.ts";
import { Icon } from "../icon.tsx";
import { Kbd } from "../kbd.tsx";
import type { Keys } from "../keys.ts";
import { Popover } from "./popover.tsx";
import { ITEM } from "./surface.ts";
import type { Anchor } from "../anchor.ts";

export interface PickerOption extends Searchable {
  readonly id: string;
  /** A LabelDot, an Avatar, PriorityStones. */
  readonly mark?: ReactNode;
  readonly keys?: Keys | undefined;
}

export interface PickerProps {
  readonly open: boolean;
  readonly anchor: Anchor | null;
  /** What is picked: "Labels". */
  readonly label: string;
  readonly placeholder?: string;
  readonly options: readonly PickerOption[];
  /** Ids of what is on. */
  readonly chosen: readonly string[];
  /** One option: picking it closes. Else each pick turns one on or off and the picker stays. */
  readonly single?: boolean;
  readonly onToggle: (id: string) => void;
  /** Offers what is typed as a new option when none has that name. */
  readonly onCreate?: ((name: string) => void) | undefined;
  readonly onClose: () => void;
  /** Below the options: "Invite someone". */
  readonly foot?: ReactNode;
}

/** Type to find, Enter to turn on or off; the first match is always ready. An option's own key picks it at once. */
export function Picker(props: PickerProps) {
  return (
    <Popover open={props.open} anchor={props.anchor} label={props.label} onClose={props.onClose}>
      <Choices {...props} />
    </Popover>
  );
}

const CREATE = "\u0000create"; // no option's id

function Choices(props: PickerProps) {
  const { label, placeholder, options, chosen, onCreate, foot } = props;
  const [query, setQuery] = useState("");
  const name = query.trim();
  const found = filterOptions(options, query);
  const named = options.some((option) => option.label.toLowerCase() === name.toLowerCase());
  const creatable = onCreate !== undefined && name !== "" && !named;
  const ids = found.map((option) => option.id);
  const pick = (next: readonly string[]) => {
    const id = difference(next, chosen);
    if (id === undefined) return;
    setQuery("");
    if (id === CREATE) onCreate?.(name);
    else props.onToggle(id);
    if (props.single === true || id === CREATE) props.onClose();
  };
  return (
    <Combobox.Root
      inline
      open
      multiple
      autoHighlight
      filter={null}
      items={creatable ? [...ids, CREATE] : ids}
      value={[...chosen]}
      onValueChange={pick}
      inputValue={query}
      onInputValueChange={(text, change) => {
        if (change.reason !== "input-change") return;
        const meant = query === "" ? options.find(({ keys }) => keys === text) : undefined;
        if (meant) pick([...chosen, meant.id]);
        else setQuery(text);
      }}
    >
      <SearchField label={label} placeholder={placeholder ?? label} />
      <Combobox.Empty className="text-subtle not-empty:px-2 not-empty:py-2">
        {say("parts.nothing-matches")}
      </Combobox.Empty>
      <Combobox.List
        className="mt-1.5 max-h-72 scroll-py-1 overflow-y-auto overscroll-contain"
        aria-label={label}
      >
        {(id: string) =>
          id === CREATE ? (
            <CreateItem key={id} name={name} />
          ) : (
            <OptionItem key={id} option={found.find((option) => option.id === id)} />
          )
        }
      </Combobox.List>
      {foot !== undefined && (
        <div className="-mx-1.5 mt-1.5 border-t border-line px-1.5 pt-1.5">{foot}</div>
      )}
    </Combobox.Root>
  );
}

const difference = (next: readonly string[], before: readonly string[]): string | undefined =>
  next.find((id) => !before.includes(id)) ?? before.find((id) => !next.includes(id));

function SearchField({
  label,
  placeholder,
}: {
  readonly label: string;
  readonly placeholder: string;
}) {
  return (
    <div className="relative">
      <Icon
        of={Search}
        className="pointer-events-none absolute start-2.25 top-1/2 -translate-y-1/2 text-subtle"
      />
      <Combobox.Input
        aria-label={label}
        placeholder={placeholder}
        className="h-control-md w-full rounded-sm border border-line-control bg-raised ps-8 pe-2.5 outline-offset-1 max-sm:text-lg coarse:h-touch"
      />
    </div>
  );
}

function OptionItem({ option }: { readonly option: PickerOption | undefined }) {
  if (!option) return null;
  return (
    <Combobox.Item value={option.id} className={ITEM}>
      {option.mark}
      <span className="min-w-0 flex-1 truncate">
        <bdi>{option.label}</bdi>
      </span>
      <Combobox.ItemIndicator className="text-accent-ink">
        <Icon of={Check} />
      </Combobox.ItemIndicator>
      {option.keys !== undefined && <Kbd keys={option.keys} />}
    </Combobox.Item>
  );
}

function CreateItem({ name }: { readonly name: string }) {
  return (
    <Combobox.Item value={CREATE} className={ITEM}>
      <Icon of={Plus} className="text-muted" />
      <span className="truncate">{say("parts.new-option", { text: name })}</span>
    </Combobox.Item>
  );
}
