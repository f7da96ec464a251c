import { Archive, Link, Settings, Star, StarOff, Users } from "lucide-react";
import { starredAmong } from "../../../commands/actions/star.ts";
import { desk } from "../../../commands/desk.ts";
import { useRun } from "../../../commands/run.ts";
import { useReplica } from "../../../replica/context.ts";
import { useChildRows } from "../../../replica/hooks.ts";
import "../../../strings/en/board-settings.ts";
import { say } from "../../../strings/say.ts";
import { Menu } from "../../../ui/overlays.tsx";

export interface BoardMenuProps {
  readonly board: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What can be done with the board as a whole. */
export function BoardMenu({ board, open, onClose }: BoardMenuProps) {
  const { person } = useReplica();
  const run = useRun();
  const isStarred = starredAmong(useChildRows("star", person), board).length > 0;
  return (
    <Menu
      open={open}
      anchor={document.querySelector('[data-ask="board-menu"]')}
      label={say("board.menu")}
      groups={[
        {
          items: [
            {
              id: "board.star",
              label: say(isStarred ? "board-settings.unstar" : "board-settings.star"),
              icon: isStarred ? StarOff : Star,
            },
            {
              id: "board.copy-link",
              label: say("board-settings.copy-link"),
              icon: Link,
              keys: "shift+y",
            },
          ],
        },
        {
          items: [
            { id: "board.share", label: say("board.share"), icon: Users },
            { id: "board.archive-list", label: say("board-settings.archive"), icon: Archive },
            { id: "board.settings", label: say("board-settings.settings"), icon: Settings },
          ],
        },
      ]}
      onChoose={(id) => {
        desk.set({ asked: null }); // so that what the command asks for isn't closed with the menu
        run(id);
      }}
      onClose={onClose}
    />
  );
}
