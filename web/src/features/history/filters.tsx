import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useBoards, useMembers, useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { Menu } from "../../ui/overlays.tsx";
import { useWorkspace } from "../../replica/context.ts";
import { usePeople } from "../../words/people.ts";
import { WHATS, type Filter, type What } from "./filter.ts";

export interface FiltersProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
}

/** Three questions to the log: where, who and what. */
export function Filters({ filter, onChange }: FiltersProps) {
  const { view } = useWorkspace();
  const boards = useBoards();
  const members = useMembers();
  const people = usePeople();
  const board = useRow("board", filter.board ?? "");
  return (
    <>
      <Choice
        label={say("history.filter-board")}
        shown={board?.name ?? say("history.all-boards")}
        none={say("history.all-boards")}
        options={boards.map((id) => ({ id, label: view.row("board", id)?.name ?? "" }))}
        chosen={filter.board}
        onChoose={(id) => onChange({ ...filter, board: id })}
      />
      <Choice
        label={say("history.filter-who")}
        shown={filter.who === null ? say("history.anyone") : people(filter.who).name}
        none={say("history.anyone")}
        options={members.map(({ person }) => ({ id: person, label: people(person).name }))}
        chosen={filter.who}
        onChoose={(id) => onChange({ ...filter, who: id })}
      />
      <Choice
        label={say("history.filter-what")}
        shown={say(filter.what === null ? "history.any-change" : `history.what-${filter.what}`)}
        none={say("history.any-change")}
        options={WHATS.map((id) => ({ id, label: say(`history.what-${id}`) }))}
        chosen={filter.what}
        onChoose={(id) => onChange({ ...filter, what: id as What | null })}
      />
    </>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** What is chosen. */
  readonly shown: string;
  /** What no choice is called. */
  readonly none: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string | null;
  readonly onChoose: (id: string | null) => void;
}

const NONE = "";

function Choice({ label, shown, none, options, chosen, onChoose }: ChoiceProps) {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  const choose = (id: string) => {
    setIsOpen(false);
    onChoose(id === NONE ? null : id);
  };
  const items = [{ id: NONE, label: none }, ...options];
  return (
    <>
      <Button
        size="sm"
        tone={chosen === null ? "ghost" : "secondary"}
        aria-haspopup="menu"
        aria-label={`${label}: ${shown}`}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          setIsOpen(true);
        }}
      >
        <bdi className="max-w-36 truncate max-sm:max-w-20">{shown}</bdi>
        <Icon of={ChevronDown} size="sm" />
      </Button>
      <Menu
        open={isOpen}
        anchor={anchor}
        label={label}
        groups={[
          { items: items.map((item) => ({ ...item, checked: item.id === (chosen ?? NONE) })) },
        ]}
        onChoose={choose}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}
