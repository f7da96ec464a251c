// `make converge`: SEEDS runs, or those that SEED names (7, or 7,12). Prints what they come to;
// exits 1 where one failed. AGAIN=1 runs what failed once more by itself, and fails where it fails again: on a
// busy machine patience runs out, and `make converge` stays the judge of that. SHRINK=1 then leaves out acts of the first that failed while it still does.
import { rmSync } from "node:fs";
import { founded } from "./cast.ts";
import { GROUP, groupOf, planned, run } from "./group.ts";
import { shrunk, told } from "./shrink.ts";
import { Totals } from "./totals.ts";

const named = (process.env["SEED"] ?? "")
  .split(",")
  .map(Number)
  .filter((seed) => seed > 0);
const count = Number(process.env["SEEDS"] ?? 50);
const isUntilFailed = process.env["UNTIL_FAILED"] !== undefined;
const AT_ONCE = Number(process.env["AT_ONCE"] ?? 2);

const seeds = named.length > 0 ? named : Array.from({ length: count }, (_, n) => n + 1);
const groups = [...Map.groupBy(seeds, groupOf).values()];
const totals = new Totals();
const template = await founded(Math.min(GROUP, seeds.length));

async function work(): Promise<void> {
  for (let group = groups.shift(); group; group = groups.shift()) {
    totals.add(await run(template, group.map(planned)));
    if (isUntilFailed && totals.hasFailed) return;
  }
}

/** Whether seeds that failed fail by themselves, too; those that do not are named, and keep their traces. */
async function failsAgain(): Promise<boolean> {
  if (process.env["AGAIN"] === undefined || !totals.hasFailed) return totals.hasFailed;
  console.log(`once more by themselves: seeds ${totals.failed.join(", ")}`);
  const second = new Totals();
  for (const seed of totals.failed) second.add(await run(template, [planned(seed)]));
  console.log(second.summary());
  return second.hasFailed;
}

/** The first that failed, with as few acts as it takes. */
async function shrink(): Promise<void> {
  const [seed] = totals.failed;
  if (seed === undefined) return;
  const plan = await shrunk(template, planned(seed));
  console.log(`seed ${seed} fails still with\n${told(plan)}`);
}

let hasFailed = false;
try {
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  hasFailed = await failsAgain();
  if (process.env["SHRINK"] !== undefined) await shrink();
} finally {
  rmSync(template.data, { recursive: true, force: true });
}
console.log(totals.summary());
process.exit(hasFailed ? 1 : 0);
