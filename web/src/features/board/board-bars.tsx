import { MoveRight, Trash2, X } from "lucide-react";
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

function BulkBar({ count }: { readonly count: number }) {
  const run = useRun();
  return (
    <ActionBar label={say("board.selected", { n: count })}>
      <ActionBarButton label={say("board.move")} keys="m" onClick={() => run("task.move")} />
      <ActionBarButton label={say("board.labels")} keys="l" onClick={() => run("task.labels")} />
      <ActionBarButton label={say("board.assign")} keys="a" onClick={() => run("task.assign")} />
      <ActionBarButton label={say("board.due")} keys="d" onClick={() => run("task.due")} />
      <ActionBarButton
        label={say("board.priority")}
        keys="p"
        onClick={() => run("task.priority")}
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
