// A plan that fails, with as few acts as it takes: chunks of it are left out, large ones first, as long
// as it still fails. A real server makes runs differ, so what is left is a good clue, no proof.
import type { Template } from "./cast.ts";
import { run } from "./group.ts";
import type { Act, Plan } from "./plan.ts";
import { isFailure } from "./verdict.ts";

const MOST_RUNS = 30;

interface Placed {
  readonly round: number;
  readonly act: Act;
}

export async function shrunk(template: Template, plan: Plan): Promise<Plan> {
  let acts = plan.rounds.flatMap((round, n) => round.map((act): Placed => ({ round: n, act })));
  let runs = 0;
  for (let size = acts.length >> 1; size >= 1 && runs < MOST_RUNS; size >>= 1)
    for (let from = 0; from < acts.length && runs < MOST_RUNS; runs++) {
      const fewer = [...acts.slice(0, from), ...acts.slice(from + size)];
      if (await fails(template, planWith(plan, fewer))) acts = fewer;
      else from += size;
    }
  return planWith(plan, acts);
}

const planWith = (plan: Plan, acts: readonly Placed[]): Plan => ({
  seed: plan.seed,
  rounds: plan.rounds.map((_, n) => acts.filter(({ round }) => round === n).map(({ act }) => act)),
});

async function fails(template: Template, plan: Plan): Promise<boolean> {
  const { verdicts, serverFaults } = await run(template, [plan]);
  return serverFaults.length > 0 || verdicts.some(isFailure);
}

/** A plan's acts, one a line. */
export const told = ({ rounds }: Plan): string =>
  rounds
    .flatMap((round, n) =>
      round.map(({ what, device, tab, by }) => {
        const choices = by.map((choice) => choice.toFixed(2)).join(" ");
        return `  round ${n}: device ${device}, tab ${tab}: ${what} (${choices})`;
      }),
    )
    .join("\n");
