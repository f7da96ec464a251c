import { Archive, MoveRight, Trash2, X } from "lucide-react";
import { desk, useDesk } from "../../commands/desk.ts";
import { useRun } from "../../commands/run.ts";
import { say } from "../../strings/say.ts";
import { ActionBar, ActionBarButton } from "../../ui/action-bar.tsx";

/** At the foot of the board: what acts on the selection, or what is being carried by key. */
export function BoardBars() {
  const count = useDesk((state) => state.selected.size);
  const carried = useDesk((state) => state.carrying?.tasks.length ?? 0);
  if (carried > 0) return <MoveBar count={carried} />;
  return count > 0 ? <BulkBar count={count} /> : null;
}

/** What opens a picker by its own button. */
const ASKING = [
  { id: "task.move-to", part: "column", label: "board.move-to", keys: "shift+m" },
  { id: "task.labels", part: "labels", label: "board.labels", keys: "l" },
  { id: "task.assign", part: "assignees", label: "board.assign", keys: "a" },
  { id: "task.due", part: "due", label: "board.due", keys: "d" },
  { id: "task.priority", part: "priority", label: "board.priority", keys: "p" },
] as const;

function BulkBar({ count }: { readonly count: number }) {
  const run = useRun();
  return (
    <ActionBar label={say("board.selected", { n: count })}>
      {ASKING.map(({ id, part, label, keys }) => (
        <ActionBarButton
          key={id}
          data-ask={part}
          label={say(label)}
          keys={keys}
          onClick={() => run(id)}
        />
      ))}
      <ActionBarButton
        icon={Archive}
        iconOnly
        label={say("board.archive")}
        keys="shift+e"
        onClick={() => run("task.archive")}
      />
      <ActionBarButton
        icon={Trash2}
        iconOnly
        label={say("board.to-trash")}
        keys="#"
        onClick={() => run("task.delete")}
      />
      <ActionBarButton
        icon={X}
        iconOnly
        label={say("board.deselect")}
        keys="Escape"
        onClick={() => desk.set({ selected: new Set() })}
      />
    </ActionBar>
  );
}

/** Move mode: the keys that carry, for who does not know them yet. */
function MoveBar({ count }: { readonly count: number }) {
  const run = useRun();
  return (
    <ActionBar label={say("board.carrying", { n: count })}>
      <span className="hidden px-2 text-on-bar-muted sm:inline">{say("board.carry-keys")}</span>
      <ActionBarButton
        icon={MoveRight}
        label={say("board.put-down")}
        keys="Enter"
        onClick={() => run("carry.put-down")}
      />
      <ActionBarButton
        label={say("board.put-back")}
        keys="Escape"
        onClick={() => run("carry.put-back")}
      />
    </ActionBar>
  );
}
