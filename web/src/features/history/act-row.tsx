import { Undo2 } from "lucide-react";
import { memo } from "react";
import { momentInFull, momentWords } from "../../strings/dates.ts";
import { say } from "../../strings/say.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { toldOf, type Told } from "../../words/deeds.ts";
import { named } from "../../words/named.ts";
import type { Names } from "../../words/names.ts";
import { usePeople } from "../../words/people.ts";
import { Sentence } from "../../words/sentence.tsx";
import { asEntry, type Act } from "./acts.ts";

export interface ActRowProps {
  readonly act: Act;
  readonly names: Names;
  readonly onUndo: (act: Act, anchor: Element) => void;
}

/** Who did what, from what to what, and its Undo for who points at it or comes by key. */
export const ActRow = memo(function ActRow({ act, names, onUndo }: ActRowProps) {
  const people = usePeople();
  const entry = asEntry(act);
  const told = entry && toldOf(entry, names);
  if (!told) return null;
  const moment = new Date(act.at);
  const isImport = act.entries.some(({ means }) => means === "import");
  return (
    <li className="group flex items-center gap-3 px-5 py-1.5 hover:bg-hover max-sm:px-4">
      <Avatar person={people(act.actor)} size="md" />
      <div className="min-w-0 flex-1 text-sm text-muted">
        <p className="wrap-anywhere">
          <Sentence words={told.words} />
        </p>
        <Detail told={told} />
      </div>
      <time
        dateTime={moment.toISOString()}
        data-tip={momentInFull(moment)}
        className="flex-none text-xs text-subtle tabular"
      >
        {momentWords(moment, moment)}
      </time>
      {told.deed !== "purge" && (
        <Button
          size="sm"
          icon={Undo2}
          className="opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 sm:min-w-28 coarse:opacity-100"
          onClick={(event) => onUndo(act, event.currentTarget)}
        >
          <span className="max-sm:sr-only">
            {say(isImport ? "history.undo-import" : "history.undo")}
          </span>
        </Button>
      )}
    </li>
  );
});

function Detail({ told: { detail, from, to } }: { readonly told: Told }) {
  const words =
    to === undefined
      ? detail
      : from === undefined
        ? named(to)
        : say("history.from-to", { from, to: named(to) });
  if (words === "") return null;
  return (
    <p className="truncate text-xs text-subtle">
      <Sentence words={words} />
    </p>
  );
}
