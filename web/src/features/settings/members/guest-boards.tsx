import { useWorkspace } from "../../../replica/context.ts";
import { useBoards } from "../../../replica/hooks.ts";
import { useLive } from "../../../replica/live.ts";
import { contentTopic } from "../../../replica/placed-index.ts";
import { say } from "../../../strings/say.ts";

interface GuestBoardsProps {
  readonly person: string;
  /** Those that the server told of, if it did: this device may not hold who is on them. */
  readonly known: readonly string[] | undefined;
}

/** The boards that a guest is on, as far as the person sees them: a guest has no others. */
export function GuestBoards({ person, known }: GuestBoardsProps) {
  const { view } = useWorkspace();
  const boards = useBoards();
  const topics = boards.map((id) => contentTopic("board_member", id));
  const names = useLive(topics, () =>
    boards.flatMap((id) => {
      const seats = view.childRows("board_member", id);
      const isOn = (known?.includes(id) ?? false) || seats.some((seat) => seat.person === person);
      return isOn ? [view.row("board", id)?.name ?? ""] : [];
    }),
  );
  if (names.length === 0 && known === undefined) return null;
  return (
    <span className="truncate text-xs text-subtle">
      {names.length === 0
        ? say("members.no-board")
        : say("members.boards-of", { boards: names.join(", ") })}
    </span>
  );
}
