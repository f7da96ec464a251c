import type { Answer } from "../../model/policy.ts";

/** Why not, for a control's tooltip; undefined where one may. */
export const reasonOf = (answer: Answer): string | undefined =>
  answer === true ? undefined : answer.reason;
