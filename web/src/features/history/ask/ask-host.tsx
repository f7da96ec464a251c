import { Undo2 } from "lucide-react";
import "../../../strings/en/history.ts";
import "../../../strings/en/words.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useRow } from "../../../replica/hooks.ts";
import type { StoredRow } from "../../../replica/rows.ts";
import { momentInFull, momentWords } from "../../../strings/dates.ts";
import { whoMay } from "../../../replica/who-may.ts";
import { say } from "../../../strings/say.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Button } from "../../../ui/button.tsx";
import { Popover } from "../../../ui/overlays.tsx";
import { Late, Lines } from "../../../ui/skeleton.tsx";
import { toldOf } from "../../../words/deeds.ts";
import { named } from "../../../words/named.ts";
import type { Names } from "../../../words/names.ts";
import { usePeople } from "../../../words/people.ts";
import { Sentence } from "../../../words/sentence.tsx";
import { useNames } from "../../../words/use-names.ts";
import { fieldName, valueIn } from "../../../words/values.ts";
import type { AskedValue } from "./asked-value.ts";
import { putBack } from "./put-back.ts";
import { setsOf, type ValueSet } from "./sets.ts";
import { useAskedValue } from "./use-asked-value.ts";
import { useEntriesOf } from "./use-sets.ts";

/** Answers for any value on the page: who set it, when and from what. Mounted once. */
export function AskHost() {
  const [asked, isOpen, close] = useAskedValue();
  return (
    <Popover
      open={isOpen && asked !== null}
      anchor={asked?.anchor ?? null}
      label={say("history.ask-title")}
      width="wide"
      onClose={close}
    >
      {asked && <Answer key={`${asked.row} ${asked.field ?? ""}`} asked={asked} onClose={close} />}
    </Popover>
  );
}

interface AnswerProps {
  readonly asked: AskedValue;
  readonly onClose: () => void;
}

function Answer({ asked, onClose }: AnswerProps) {
  const { view } = useWorkspace();
  const { field } = asked;
  const row = view.find(asked.row);
  const entries = useEntriesOf(asked.row, row?.kind, field);
  const names = useNames();
  return (
    <div className="grid gap-2 p-2 text-sm">
      {asked.reason !== null && <Reason reason={asked.reason} scope={row?.scope} />}
      {field !== null && row && (
        <h3 className="font-strong">
          <span className="first-letter:uppercase">{fieldName(field)}</span>
          {": "}
          <bdi>{valueIn(field, row[field] ?? null, names)}</bdi>
        </h3>
      )}
      {entries === null && (
        <Late>
          <Lines count={2} />
        </Late>
      )}
      {entries !== null && field === null && (
        <ol className="grid gap-2">
          {entries.map((entry) => {
            const told = toldOf(entry, names);
            return told && <Line key={entry.seq} {...entry} words={told.words} />;
          })}
        </ol>
      )}
      {entries !== null && field !== null && row && (
        <Sets
          sets={setsOf(entries, asked.row, field)}
          row={row}
          field={field}
          names={names}
          onClose={onClose}
        />
      )}
    </div>
  );
}

interface SetsProps {
  readonly sets: readonly ValueSet[];
  readonly row: StoredRow;
  readonly field: string;
  readonly names: Names;
  readonly onClose: () => void;
}

function Sets({ sets, row, field, names, onClose }: SetsProps) {
  const workspace = useWorkspace();
  const [last] = sets;
  if (!last) return <p className="text-subtle">{say("history.ask-nothing")}</p>;
  const draft =
    last.from === undefined || last.isFirst ? null : putBack(workspace, row, field, last.from);
  return (
    <>
      <ol className="grid gap-2">
        {sets.map((set) => (
          <Line key={set.seq} {...set} words={setWords(set, field, names)} />
        ))}
      </ol>
      {draft && (
        <div>
          <Button
            size="sm"
            icon={Undo2}
            onClick={() => {
              workspace.mutate(draft);
              onClose();
            }}
          >
            {say("history.put-back", { value: valueIn(field, last.from, names) })}
          </Button>
        </div>
      )}
    </>
  );
}

function setWords({ actor, from, to, isFirst }: ValueSet, field: string, names: Names): string {
  const who = named(names.person(actor));
  const value = named(valueIn(field, to, names));
  if (isFirst) return say("history.ask-first", { who, to: value });
  if (from === undefined) return say("history.ask-set", { who, to: value });
  return say("history.ask-changed", { who, from: valueIn(field, from, names), to: value });
}

interface LineProps {
  readonly actor: string;
  readonly at: number;
  readonly words: string;
}

function Line({ actor, at, words }: LineProps) {
  const people = usePeople();
  const moment = new Date(at);
  return (
    <li className="flex items-baseline gap-2 text-muted">
      <Avatar person={people(actor)} size="sm" />
      <span className="min-w-0 flex-1 wrap-anywhere">
        <Sentence words={words} />
      </span>
      <time
        dateTime={moment.toISOString()}
        data-tip={momentInFull(moment)}
        className="flex-none text-xs text-subtle tabular"
      >
        {momentWords(moment, new Date())}
      </time>
    </li>
  );
}

/** Why a control is off, and who could do it. */
function Reason({
  reason,
  scope,
}: {
  readonly reason: string;
  readonly scope: string | undefined;
}) {
  const { view } = useWorkspace();
  const people = usePeople();
  const board = useRow("board", scope ?? "");
  const who = board ? whoMay(view, "board.share", board.id) : [];
  return (
    <p className="text-muted">
      {reason}
      {who.length > 0 && (
        <> {say("history.ask-who-may", { who: who.map((id) => people(id).name).join(", ") })}</>
      )}
    </p>
  );
}
