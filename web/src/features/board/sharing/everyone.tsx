import { shareWithAll } from "../../../commands/actions/member.ts";
import type { Board } from "../../../model/generated.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { say } from "../../../strings/say.ts";
import { Choice } from "../../../ui/choice.tsx";
import { EVERYONE, everyoneWords } from "../../../words/roles.ts";

interface EveryoneProps {
  readonly board: Board;
  readonly whyNot: string | undefined;
}

/** What each member of the workspace may do here without being added. */
export function Everyone({ board, whyNot }: EveryoneProps) {
  const workspace = useWorkspace();
  const isPrivate = (board.everyone ?? "none") === "none";
  return (
    <div className="flex items-center gap-3">
      <div className="grid flex-1 gap-0.5">
        <p className="font-medium">{say("members.share-everyone")}</p>
        <p className="text-xs text-subtle">
          {say(isPrivate ? "members.share-everyone-hint" : "members.share-admins")}
        </p>
      </div>
      <Choice
        label={say("members.share-everyone")}
        options={EVERYONE.map((value) => ({ value, label: everyoneWords(value) }))}
        value={board.everyone ?? "none"}
        unavailable={whyNot}
        onChange={(everyone) => shareWithAll(workspace, board.id, everyone)}
      />
    </div>
  );
}
