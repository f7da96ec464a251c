import { RotateCcw } from "lucide-react";
import { useId, useState } from "react";
import { setPreference } from "../../commands/actions/preference.ts";
import type { Command, CommandGroup } from "../../commands/command.ts";
import {
  DEFAULT_KEYMAP,
  keyPressed,
  keysOf,
  KEYMAP,
  sharing,
  withKeys,
  type Keymap,
} from "../../commands/keymap.ts";
import { commands } from "../../commands/registry.ts";
import { useKeymap } from "../../commands/use-keymap.ts";
import { useReplica } from "../../replica/context.ts";
import "../../strings/en/commands.ts";
import "../../strings/en/keyboard.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { keyCaps, onApple } from "../../ui/keys.ts";
import { Switch } from "../../ui/switch.tsx";
import { Section } from "./section.tsx";

const GROUPS = [
  ...(["task", "select", "move", "board"] as const),
  ...(["inbox", "work", "go", "app"] as const),
] satisfies readonly CommandGroup[];

/** Every command with its key: to change, to take away, to put back; and single keys off at once. */
export function Keyboard() {
  const replica = useReplica();
  const keymap = useKeymap();
  const single = useId();
  const keep = ({ isSingleOff, changed }: Keymap) =>
    setPreference(replica, KEYMAP, { isSingleOff, changed });
  const isChanged = Object.keys(keymap.changed).length > 0;
  return (
    <Section
      title={say("keyboard.title")}
      detail={say("keyboard.detail")}
      actions={
        isChanged && (
          <Button
            icon={RotateCcw}
            onClick={() => keep({ ...DEFAULT_KEYMAP, isSingleOff: keymap.isSingleOff })}
          >
            {say("keyboard.reset-all")}
          </Button>
        )
      }
    >
      <div className="flex items-start justify-between gap-4">
        <div className="grid gap-0.5">
          <label htmlFor={single} className="font-medium">
            {say("keyboard.single")}
          </label>
          <p id={`${single}-hint`} className="max-w-[56ch] text-xs text-subtle">
            {say("keyboard.single-hint")}
          </p>
        </div>
        <Switch
          id={single}
          aria-describedby={`${single}-hint`}
          checked={!keymap.isSingleOff}
          onChange={(event) => keep({ ...keymap, isSingleOff: !event.target.checked })}
        />
      </div>
      {GROUPS.map((group) => (
        <section key={group} className="grid">
          <h3 className="mb-1 font-strong">{say(`workspace.keys-${group}`)}</h3>
          <ul className="rounded-md border border-line">
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <Row
                  key={command.id}
                  command={command}
                  keymap={keymap}
                  onChange={(keys) => keep(withKeys(keymap, command.id, keys))}
                />
              ))}
          </ul>
        </section>
      ))}
    </Section>
  );
}

interface RowProps {
  readonly command: Command;
  readonly keymap: Keymap;
  /** Null: as the registry says. */
  readonly onChange: (keys: readonly string[] | null) => void;
}

function Row({ command, keymap, onChange }: RowProps) {
  const title = say(command.title);
  const keys = keysOf(command, { ...keymap, isSingleOff: false });
  const isChanged = command.id in keymap.changed;
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-3 border-line px-3 py-1 not-last:border-b">
      <span className="min-w-0 flex-1">{title}</span>
      {isChanged && (
        <IconButton
          icon={RotateCcw}
          size="sm"
          label={say("keyboard.reset", { keys: spoken(command.keys?.[0] ?? "") })}
          onClick={() => onChange(null)}
        />
      )}
      <KeyField command={command} keymap={keymap} keys={keys} onChange={onChange} />
    </li>
  );
}

const spoken = (keys: string): string => keyCaps(keys, onApple).join(" ") || say("keyboard.none");

/** A button that, once pressed, takes the next key for the command's. */
function KeyField({
  command,
  keymap,
  keys,
  onChange,
}: RowProps & { readonly keys: readonly string[] }) {
  const [isWaiting, setIsWaiting] = useState(false);
  const [taken, setTaken] = useState<string | null>(null);
  const listen = (event: React.KeyboardEvent) => {
    if (!isWaiting || event.key === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    const key = keyPressed(event);
    if (key === null) return;
    const [other] = sharing(commands, command, key, keymap);
    if (other && key !== "Escape" && key !== "Backspace") {
      setTaken(say("keyboard.taken", { key: spoken(key), command: say(other.title) }));
      return;
    }
    setIsWaiting(false);
    setTaken(null);
    if (key === "Backspace") onChange([]);
    else if (key !== "Escape") onChange([key]);
  };
  const stop = () => {
    setIsWaiting(false);
    setTaken(null);
  };
  return (
    <>
      <button
        type="button"
        data-tip={say("keyboard.press-hint")}
        onClick={() => setIsWaiting(true)}
        onBlur={stop}
        onKeyDown={listen}
        className="flex h-control-sm min-w-24 items-center justify-end gap-1.5 rounded-sm px-2 hover:bg-hover coarse:h-touch"
      >
        <span className="sr-only">{say("keyboard.change", { command: say(command.title) })}</span>
        {isWaiting && <span className="text-accent-ink">{say("keyboard.press")}</span>}
        {!isWaiting && keys.length === 0 && (
          <span className="text-xs text-subtle">{say("keyboard.none")}</span>
        )}
        {!isWaiting && keys.slice(0, 2).map((each) => <Kbd key={each} always keys={each} />)}
      </button>
      <span role="status" className="basis-full text-end text-xs text-warning-ink empty:hidden">
        {taken}
      </span>
    </>
  );
}
