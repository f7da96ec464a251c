import type { Action, Answer } from "../model/policy.ts";
import { useWorkspace } from "../replica/context.ts";
import { whoMay } from "../replica/who-may.ts";
import "../strings/en/members.ts";
import { locale } from "../strings/locale.ts";
import { say } from "../strings/say.ts";
import { usePeople } from "./people.ts";

/** Of many who could do it, these are named. */
const MOST_NAMED = 3;
const either = new Intl.ListFormat(locale, { type: "disjunction" });

/** Why a control is off and who can do it, or undefined where the person may. */
export type WhyNot = (answer: Answer, action: Action) => string | undefined;

export function useWhyNot(board: string | null): WhyNot {
  const { view } = useWorkspace();
  const people = usePeople();
  return (answer, action) => {
    if (answer === true) return undefined;
    const who = whoMay(view, action, board)
      .slice(0, MOST_NAMED)
      .map((person) => people(person).name);
    if (who.length === 0) return answer.reason;
    return say("members.why-not", { reason: answer.reason, who: either.format(who) });
  };
}
