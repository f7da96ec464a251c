import { FileUp, Plus, Sparkles } from "lucide-react";
import { useLocation } from "wouter";
import { createSampleBoard } from "../../commands/actions/sample-board.ts";
import { fileDrop, holdFile } from "../../commands/file-in-hand.ts";
import { paths } from "../../commands/paths.ts";
import { useRun } from "../../commands/run.ts";
import { useReplica, useWorkspace } from "../../replica/context.ts";
import { useBoards, useMay } from "../../replica/hooks.ts";
import "../../strings/en/sample.ts";
import { say } from "../../strings/say.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Icon } from "../../ui/icon.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useToday } from "../../words/use-today.ts";

/** An empty board's one target: type, paste, drop a file; or a board that shows how. */
export function FirstTarget() {
  const workspace = useWorkspace();
  const replica = useReplica();
  const [, navigate] = useLocation();
  const run = useRun();
  const today = useToday();
  const isOnly = useBoards().length === 1;
  const mayMake = useMay("board.create", null) === true;
  const drop = fileDrop((file) => {
    holdFile(file);
    navigate(paths.import(workspace.id));
  });
  const tryIt = () =>
    navigate(paths.board(workspace.id, createSampleBoard(workspace, replica, today)));
  return (
    <div
      className="rounded-lg border border-dashed border-line-strong bg-surface"
      {...(mayMake && drop)}
    >
      <EmptyState
        stones="stacked"
        title={say("board.empty")}
        detail={mayMake ? say("sample.drop") : say("board.empty-detail")}
        actions={
          <>
            <Button icon={Plus} onClick={() => run("task.create")}>
              {say("board.new-task")}
            </Button>
            {mayMake && (
              <LinkButton href={paths.import(workspace.id)}>
                <Icon of={FileUp} />
                {say("sample.import")}
              </LinkButton>
            )}
            {mayMake && isOnly && (
              <Button tone="ghost" icon={Sparkles} onClick={tryIt}>
                {say("sample.try")}
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
