import type { Mutation } from "../../model/ops.ts";
import { useWorkspace } from "../../replica/context.ts";
import { say } from "../../strings/say.ts";
import { toldOf } from "../../words/deeds.ts";
import { named } from "../../words/named.ts";
import { Sentence } from "../../words/sentence.tsx";
import { useNames } from "../../words/use-names.ts";
import { attemptOf } from "./attempt.ts";

/** What was tried, in the words that the history has for what was done. */
export function Tried({ mutation }: { readonly mutation: Mutation }) {
  const { person } = useWorkspace();
  const names = useNames();
  const nameOf = (id: string) => (id === person ? say("inbox.you") : names.person(id));
  const told = toldOf(attemptOf(mutation, person), { ...names, person: nameOf });
  if (!told) return null;
  const { words, detail, from, to } = told;
  const values =
    to === undefined
      ? detail
      : from === undefined
        ? named(to)
        : say("inbox.from-to", { from, to: named(to) });
  return (
    <div className="text-sm text-muted">
      <p className="wrap-anywhere">
        <Sentence words={words} />
      </p>
      {values !== "" && (
        <p className="line-clamp-4 text-xs wrap-anywhere text-subtle">
          <Sentence words={values} />
        </p>
      )}
    </div>
  );
}
