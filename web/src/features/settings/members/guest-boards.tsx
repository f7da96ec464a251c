import { useBoards } from "../../../replica/hooks.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { contentTopic } from "../../../replica/placed-index.ts";
import { useLive } from "../../../replica/live.ts";
import { say } from "../../../strings/say.ts";

/** The boards that a guest is on, of those that this device holds: a guest has no others. */
export function GuestBoards({ person }: { readonly person: string }) {
  const { view } = useWorkspace();
  const boards = useBoards();
  const topics = boards.flatMap((id) => [contentTopic("board_member", id)]);
  const names = useLive(topics, () =>
    boards.flatMap((id) => {
      const isOn = view.childRows("board_member", id).some((seat) => seat.person === person);
      return isOn ? [view.row("board", id)?.name ?? ""] : [];
    }),
  );
  if (names.length === 0) return null;
  return (
    <span className="truncate text-xs text-subtle">
      {say("members.boards-of", { boards: names.join(", ") })}
    </span>
  );
}
