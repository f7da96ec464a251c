import { paths } from "../../commands/paths.ts";
import type { Relation, Task } from "../../model/generated.ts";
import { useWorkspace } from "../../replica/context.ts";
import { useChildRows, useRow } from "../../replica/hooks.ts";
import { say, type MessageKey } from "../../strings/say.ts";
import { numberWords } from "../../words/number-words.ts";
import { Section } from "./section.tsx";

/** What this task has to do with others; of boards that are not here, nothing is drawn. */
export function Relations({ task }: { readonly task: Task }) {
  const relations = useChildRows("relation", task.id);
  if (relations.length === 0) return null;
  return (
    <Section title={say("task.relations")}>
      <ul className="grid gap-1">
        {relations.map((relation) => (
          <Linked key={relation.id} relation={relation} />
        ))}
      </ul>
    </Section>
  );
}

const WORDS = {
  blocks: "task.relation-blocks",
  relates: "task.relation-relates",
  duplicates: "task.relation-duplicates",
  parent: "task.relation-parent",
} as const satisfies Record<Relation["link"], MessageKey>;

function Linked({ relation }: { readonly relation: Relation }) {
  const { id: workspace } = useWorkspace();
  const other = useRow("task", relation.to);
  const prefix = useRow("board", other?.scope ?? "")?.key;
  if (!other) return null;
  return (
    <li className="flex min-h-control-sm items-baseline gap-2 coarse:min-h-touch coarse:items-center">
      <span className="flex-none text-xs text-subtle">{say(WORDS[relation.link])}</span>
      <a
        href={paths.task(workspace, other.scope, other.id)}
        className="min-w-0 truncate text-accent-ink underline decoration-accent-line underline-offset-2 hover:decoration-current"
      >
        {numberWords(prefix, other.number)} <bdi>{other.title}</bdi>
      </a>
    </li>
  );
}
