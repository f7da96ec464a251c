import { useReplica } from "../../replica/context.ts";
import { useChildren } from "../../replica/hooks.ts";
import { toggleCollapsed } from "../../commands/collapse.ts";
import type { Column } from "../../model/generated.ts";
import { number } from "../../strings/numbers.ts";
import { say } from "../../strings/say.ts";

/** A column that the person keeps narrow: its name and count upright; a press widens it. */
export function NarrowColumn({
  board,
  column,
}: {
  readonly board: string;
  readonly column: Column;
}) {
  const replica = useReplica();
  const count = useChildren("task", column.id).length;
  return (
    <button
      type="button"
      aria-expanded={false}
      data-tip={say("board.expand")}
      onClick={() => toggleCollapsed(replica, board, column.id)}
      className="mb-2 flex min-h-0 w-9 flex-none flex-col items-center gap-2 rounded-md bg-sunken py-2.5 text-muted -outline-offset-2 transition-colors duration-press hover:bg-hover"
    >
      <span className="text-xs tabular">{number(count)}</span>
      <bdi className="max-h-full truncate text-sm font-strong [writing-mode:vertical-rl]">
        {column.name}
      </bdi>
      <span className="sr-only">{say("board.expand")}</span>
    </button>
  );
}
