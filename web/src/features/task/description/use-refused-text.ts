import { useReplica } from "../../../replica/context.ts";
import { useRefused } from "../../../replica/hooks.ts";
import { refusalWords } from "../../../words/refusal-words.ts";

export interface RefusedText {
  /** In the order in which they were typed. */
  readonly updates: readonly string[];
  /** Why the last of them was refused. */
  readonly reason: string;
  /** Forget them. */
  readonly drop: () => void;
}

/** What was typed into a task's description and not accepted. */
export function useRefusedText(task: string): RefusedText {
  const replica = useReplica();
  const refused = useRefused().filter(({ mutation }) =>
    mutation.ops.some((op) => op.op === "text" && op.id === task),
  );
  const ops = refused.flatMap(({ mutation }) => mutation.ops);
  const last = refused.at(-1);
  return {
    updates: ops.flatMap((op) => (op.op === "text" && op.id === task ? [op.update] : [])),
    reason: last ? refusalWords(last) : "",
    drop: () => {
      for (const { mutation } of refused) replica.drop(mutation.id);
    },
  };
}
