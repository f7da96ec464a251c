import { Fragment } from "react";
import { desk, useDesk } from "../../commands/desk.ts";
import type { CommandGroup } from "../../commands/command.ts";
import { keysOf } from "../../commands/keymap.ts";
import { useKeymap } from "../../commands/use-keymap.ts";
import { commands } from "../../commands/registry.ts";
import "../../strings/en/commands.ts";
import { say } from "../../strings/say.ts";
import { Kbd } from "../../ui/kbd.tsx";
import { ariaKeys, onApple } from "../../ui/keys.ts";
import { Dialog } from "../../ui/overlays.tsx";

const GROUPS: readonly CommandGroup[] = [
  "task",
  "select",
  "move",
  "board",
  "inbox",
  "work",
  "go",
  "app",
];

/** Every key there is, read from the registry. */
export function ShortcutsHelp() {
  const keymap = useKeymap();
  const isOpen = useDesk(({ asked }) => asked?.part === "help");
  return (
    <Dialog
      open={isOpen}
      title={say("workspace.shortcuts")}
      width="page"
      onClose={() => desk.set({ asked: null })}
    >
      <div className="gap-8 sm:columns-2 md:columns-3">
        {GROUPS.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-xs font-medium text-subtle">
              {say(`workspace.keys-${group}`)}
            </h3>
            <dl>
              {commands
                .filter((command) => command.group === group && keysOf(command, keymap).length > 0)
                .map((command) => (
                  <div key={command.id} className="flex min-h-7 items-center justify-between gap-3">
                    <dt>{say(command.title)}</dt>
                    <dd className="flex flex-none gap-1.5">
                      {keysOf(command, keymap)
                        .slice(0, 2)
                        .map((keys) => (
                          <Fragment key={keys}>
                            <Kbd always keys={keys} />
                            <span className="sr-only">{ariaKeys(keys, onApple) ?? keys}</span>
                          </Fragment>
                        ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
