import { ListFilterPlus, X } from "lucide-react";
import { useState } from "react";
import { desk, useDesk } from "../../../commands/desk.ts";
import { hasChips, NO_FILTER } from "../../../commands/filter.ts";
import { useReplica } from "../../../replica/context.ts";
import "../../../strings/en/filter.ts";
import { say } from "../../../strings/say.ts";
import type { Anchor } from "../../../ui/anchor.ts";
import { Button } from "../../../ui/button.tsx";
import { Icon } from "../../../ui/icon.tsx";
import type { PickerOption } from "../../../ui/overlay/picker.tsx";
import { Picker } from "../../../ui/overlays.tsx";
import { useLegend } from "../legend.tsx";
import { chosenOf, KINDS, optionsOf, withToggled, without, type FilterKind } from "./options.tsx";

interface Choosing {
  /** Null: of every kind. */
  readonly kind: FilterKind | null;
  readonly anchor: Anchor;
}

/** What the board is filtered by besides a text: a chip a kind, and the way to choose more. */
export function FilterChips() {
  const filter = useDesk((state) => state.filter);
  const [choosing, setChoosing] = useState<Choosing | null>(null);
  const [add, setAdd] = useState<HTMLButtonElement | null>(null);
  const options = useOptions();
  const isAsked = useDesk(({ asked }) => asked?.part === "filter-by");
  const close = () => {
    setChoosing(null);
    if (isAsked) desk.set({ asked: null });
  };
  const shown = KINDS.filter((kind) => choosing?.kind == null || choosing.kind === kind);
  return (
    <>
      {KINDS.map((kind) => (
        <Chip
          key={kind}
          kind={kind}
          options={options[kind].filter(({ id }) => chosenOf(filter).includes(id))}
          onPress={(anchor) => setChoosing({ kind, anchor })}
        />
      ))}
      <Button
        ref={setAdd}
        tone="ghost"
        icon={ListFilterPlus}
        keys="shift+f"
        aria-haspopup="dialog"
        onClick={(event) => setChoosing({ kind: null, anchor: event.currentTarget })}
      >
        {say("filter.add")}
      </Button>
      {hasChips(filter) && (
        <Button tone="ghost" onClick={() => desk.set({ filter: NO_FILTER })}>
          {say("filter.clear")}
        </Button>
      )}
      <Picker
        open={choosing !== null || isAsked}
        anchor={choosing?.anchor ?? add}
        label={say("filter.by")}
        options={shown.flatMap((kind) => options[kind])}
        chosen={chosenOf(filter)}
        onToggle={(id) => desk.set({ filter: withToggled(filter, id) })}
        onClose={close}
      />
    </>
  );
}

function useOptions(): Readonly<Record<FilterKind, readonly PickerOption[]>> {
  const legend = useLegend();
  const { person } = useReplica();
  return {
    people: optionsOf("people", legend, person),
    due: optionsOf("due", legend, person),
    priorities: optionsOf("priorities", legend, person),
    labels: optionsOf("labels", legend, person),
  };
}

interface ChipProps {
  readonly kind: FilterKind;
  readonly options: readonly PickerOption[];
  readonly onPress: (anchor: Anchor) => void;
}

/** Names in a chip before the others are counted. */
const MOST_NAMES = 2;

function Chip({ kind, options, onPress }: ChipProps) {
  if (options.length === 0) return null;
  const name = say(`filter.${kind}`);
  const more = options.length - MOST_NAMES;
  return (
    <span className="flex h-control-md flex-none items-stretch rounded-sm border border-line-strong bg-raised whitespace-nowrap coarse:h-touch">
      <button
        type="button"
        aria-haspopup="dialog"
        onClick={(event) => onPress(event.currentTarget)}
        className="flex items-center gap-2 rounded-s-sm ps-2.5 pe-2 -outline-offset-2 hover:bg-hover"
      >
        <span className="text-muted">{name}</span>
        {options.slice(0, MOST_NAMES).map(({ id, label, mark }) => (
          <span key={id} className="flex items-center gap-1.5 font-medium">
            {mark}
            <bdi>{label}</bdi>
          </span>
        ))}
        {more > 0 && <span className="text-subtle tabular">+{more}</span>}
      </button>
      <button
        type="button"
        aria-label={say("filter.remove", { kind: name })}
        onClick={() => desk.set({ filter: without(desk.get().filter, kind) })}
        className="touch-target grid w-7 place-items-center rounded-e-sm border-s border-line text-muted -outline-offset-2 hover:bg-hover coarse:w-touch"
      >
        <Icon of={X} size="sm" />
      </button>
    </span>
  );
}
