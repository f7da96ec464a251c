import { DUES, NOBODY, toggled, type Filter } from "../../../commands/filter.ts";
import { say } from "../../../strings/say.ts";
import { Avatar, NoAvatar } from "../../../ui/avatar.tsx";
import { Icon } from "../../../ui/icon.tsx";
import { LabelDot } from "../../../ui/label-chip.tsx";
import type { PickerOption } from "../../../ui/overlay/picker.tsx";
import { PriorityStones, priorityWords, type Priority } from "../../../ui/priority-stones.tsx";
import { Calendar } from "lucide-react";
import type { Legend } from "../legend.tsx";

/** What a filter chooses by, in the order of the chips. */
export const KINDS = ["people", "due", "priorities", "labels"] as const;
export type FilterKind = (typeof KINDS)[number];

const PRIORITIES = ["none", "low", "medium", "high", "urgent"] as const satisfies Priority[];
const MOST_URGENT_FIRST = [4, 3, 2, 1, 0] as const;

/** All that can be chosen of one kind; an option's id says which kind it is of. */
export function optionsOf(kind: FilterKind, legend: Legend, me: string): readonly PickerOption[] {
  const also = say(`filter.${kind}`);
  const all: Readonly<Record<FilterKind, () => readonly PickerOption[]>> = {
    people: () => peopleOptions(legend, me),
    due: () =>
      DUES.map((due) => ({
        id: due,
        label: say(`filter.due-${due}`),
        mark: <Icon of={Calendar} className="text-muted" />,
      })),
    priorities: () =>
      MOST_URGENT_FIRST.map((each) => ({
        id: String(each),
        label: priorityWords(PRIORITIES[each]),
        mark: <PriorityStones priority={PRIORITIES[each]} />,
      })),
    labels: () => labelOptions(legend),
  };
  return all[kind]().map((option) => ({
    ...option,
    id: `${kind} ${option.id}`,
    also: `${also} ${option.also ?? ""}`,
  }));
}

function peopleOptions({ people }: Legend, me: string): readonly PickerOption[] {
  const everyone = [...people.values()];
  const meFirst = [
    ...everyone.filter(({ id }) => id === me),
    ...everyone.filter(({ id }) => id !== me),
  ];
  return [
    ...meFirst.map((person) => ({
      id: person.id,
      label: person.id === me ? say("board.me") : person.name,
      also: person.name,
      mark: <Avatar person={person} named />,
    })),
    { id: NOBODY, label: say("filter.nobody"), mark: <NoAvatar /> },
  ];
}

function labelOptions({ labels }: Legend): readonly PickerOption[] {
  return [
    ...Array.from(labels.values(), ({ id, name, hue }) => ({
      id,
      label: name === "" ? say("board.label-unnamed") : name,
      mark: <LabelDot hue={hue} />,
    })),
    { id: NOBODY, label: say("filter.no-label") },
  ];
}

/** The ids of the options that are on. */
export function chosenOf(filter: Filter): readonly string[] {
  return [
    ...filter.people.map((id) => `people ${id}`),
    ...(filter.due === null ? [] : [`due ${filter.due}`]),
    ...filter.priorities.map((id) => `priorities ${String(id)}`),
    ...filter.labels.map((id) => `labels ${id}`),
  ];
}

/** The filter with an option turned on or off; of days there is one at a time. */
export function withToggled(filter: Filter, option: string): Filter {
  const [kind, id = ""] = option.split(" ");
  switch (kind as FilterKind) {
    case "people":
      return { ...filter, people: toggled(filter.people, id) };
    case "labels":
      return { ...filter, labels: toggled(filter.labels, id) };
    case "priorities":
      return { ...filter, priorities: toggled(filter.priorities, Number(id)) };
    case "due": {
      const due = DUES.find((each) => each === id && each !== filter.due);
      return { ...filter, due: due ?? null };
    }
  }
}

/** The filter without all that is chosen of a kind. */
export const without = (filter: Filter, kind: FilterKind): Filter => ({
  ...filter,
  [kind]: kind === "due" ? null : [],
});
