import { useLocation } from "wouter";
import { sampleNamed } from "../../commands/actions/sample-board.ts";
import { deleteRows } from "../../commands/actions/trash.ts";
import { useDesk } from "../../commands/desk.ts";
import { paths } from "../../commands/paths.ts";
import { usePreference } from "../../commands/use-preference.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useRow } from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";

/** On the person's sample board: what it is, and the one click by which it goes. */
export function SampleNotice() {
  const workspace = useWorkspace();
  const [, navigate] = useLocation();
  const board = useDesk((state) => state.board);
  const sample = usePreference(sampleNamed(workspace.id));
  const isThere = useRow("board", board ?? "") !== undefined;
  if (board === null || board !== sample || !isThere) return null;
  const remove = () => {
    deleteRows(workspace, "board", [board]);
    navigate(paths.workspace(workspace.id));
  };
  return (
    <div className="p-2 pb-0">
      <Banner
        title={say("sample.title")}
        detail={say("sample.detail")}
        action={
          <Button size="sm" onClick={remove}>
            {say("sample.remove")}
          </Button>
        }
      />
    </div>
  );
}
