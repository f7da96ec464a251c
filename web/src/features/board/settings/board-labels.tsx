import { Plus } from "lucide-react";
import { createLabel } from "../../../commands/actions/label.ts";
import { useWorkspace } from "../../../replica/context.ts";
import { useChildren, useMay } from "../../../replica/hooks.ts";
import { useLive } from "../../../replica/live.ts";
import { contentTopic } from "../../../replica/placed-index.ts";
import "../../../strings/en/board-settings.ts";
import { say } from "../../../strings/say.ts";
import { Button } from "../../../ui/button.tsx";
import { textOf } from "../../../ui/form-text.ts";
import { HUES } from "../../../ui/hue.ts";
import { Input } from "../../../ui/input.tsx";
import { LabelList } from "../labels/label-list.tsx";
import { useLegend } from "../legend.tsx";

/** The board's labels with how often each is used, and a line for a new one. */
export function BoardLabels({ board }: { readonly board: string }) {
  const { labels } = useLegend();
  const mayCreate = useMay("label.create", board) === true;
  const uses = useUses(board);
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="font-strong">{say("board-settings.labels")}</h3>
      {labels.size === 0 && <p className="text-muted">{say("board-settings.labels-empty")}</p>}
      <LabelList board={board} uses={uses} />
      {mayCreate && <NewLabel board={board} count={labels.size} />}
    </section>
  );
}

function NewLabel({ board, count }: { readonly board: string; readonly count: number }) {
  const workspace = useWorkspace();
  return (
    <form
      className="flex gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const name = textOf(event.currentTarget, "label").trim();
        if (name === "") return;
        createLabel(workspace, { board, name, colour: HUES[count % HUES.length] ?? "stone" });
        event.currentTarget.reset();
      }}
    >
      <Input
        name="label"
        maxLength={100}
        aria-label={say("board-settings.new-label")}
        placeholder={say("board-settings.new-label")}
      />
      <Button type="submit" icon={Plus}>
        {say("board-settings.new-label")}
      </Button>
    </form>
  );
}

/** On how many tasks in use each label is. */
function useUses(board: string): ReadonlyMap<string, number> {
  const { view } = useWorkspace();
  const columns = useChildren("column", board);
  const all = useLive(
    columns.map((column) => contentTopic("task", column)),
    () =>
      columns.flatMap((column) =>
        view.childRows("task", column).flatMap((task) => task.labels ?? []),
      ),
  );
  const uses = new Map<string, number>();
  for (const label of all) uses.set(label, (uses.get(label) ?? 0) + 1);
  return uses;
}
