import { ArrowRight } from "lucide-react";
import { useMembers } from "../../replica/hooks.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";
import { Choice } from "../../ui/choice.tsx";
import { Icon } from "../../ui/icon.tsx";
import { usePeople } from "../../words/people.ts";
import type { Chosen, Named } from "./import-api.ts";

interface PeopleProps {
  readonly people: readonly Named[];
  readonly chosen: Chosen;
  readonly onChoose: (theirs: string, person: string | null) => void;
}

const NOBODY = "";

/** Who each of the file is here. */
export function People({ people, chosen, onChoose }: PeopleProps) {
  const find = usePeople();
  const options = [
    { value: NOBODY, label: say("import.keep-name") },
    ...useMembers().map(({ person }) => ({ value: person, label: find(person).name })),
  ];
  const personOf = ({ id, person }: Named) => chosen.get(id) ?? (chosen.has(id) ? null : person);
  const matched = people.filter((one) => personOf(one) !== null).length;
  return (
    <>
      <header className="flex items-center gap-2 px-4 py-2.5">
        <h2 className="font-strong">{say("import.people")}</h2>
        {people.length > 0 && (
          <span className="text-muted">
            {say("import.people-matched", { n: number(matched), all: number(people.length) })}
          </span>
        )}
      </header>
      {people.length === 0 && (
        <p className="border-t border-line px-4 py-2.5 text-muted">{say("import.people-none")}</p>
      )}
      <ul className="max-h-80 overflow-y-auto">
        {people.map((one) => (
          <li
            key={one.id}
            className="flex items-center gap-2 border-t border-line px-4 py-1.5 coarse:min-h-touch"
          >
            <bdi className="min-w-0 flex-1 truncate">{one.name || one.username}</bdi>
            <Icon of={ArrowRight} size="sm" className="rtl:-scale-x-100" />
            <Choice
              label={say("import.person", { name: one.name || one.username })}
              options={options}
              value={personOf(one) ?? NOBODY}
              onChange={(person) => onChoose(one.id, person === NOBODY ? null : person)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
