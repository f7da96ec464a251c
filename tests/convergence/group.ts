// Some runs that share a server: started, killed and forked under all of them at once.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CairnServer } from "./cairn-server.ts";
import type { Template } from "./cast.ts";
import { mishapsOf, planOf, ROUNDS, type Mishaps, type Plan } from "./plan.ts";
import type { Verdict } from "./verdict.ts";
import { DEVICES, World } from "./world.ts";

/** Runs that share a server, at most as many as the template has berths. */
export const GROUP = 5;

/** After a restart between rounds most pages are back by then. */
const BACK_WITHIN_MS = 300;

export interface GroupVerdict {
  readonly verdicts: readonly Verdict[];
  readonly restarts: number;
  readonly forks: number;
  /** What the server logged as faults of its own. */
  readonly serverFaults: readonly string[];
}

/** The group that a seed belongs to: its server has the same mishaps, whoever else is in it. */
export const groupOf = (seed: number): number => Math.floor((seed - 1) / GROUP);

export const planned = (seed: number): Plan => planOf(seed, DEVICES);

/** Carry out plans of one group. */
export async function run(template: Template, plans: readonly Plan[]): Promise<GroupVerdict> {
  const folder = mkdtempSync(join(tmpdir(), "cairn-converge-"));
  const server = new CairnServer(join(folder, "data"));
  server.putBack(template.data);
  await server.start();
  const worlds = plans.flatMap((plan, n) => {
    const berth = template.berths[n];
    return berth ? [new World(plan, berth, server)] : [];
  });
  const mishaps = mishapsOf(groupOf(plans[0]?.seed ?? 1));
  try {
    await Promise.all(worlds.map((world) => world.begin()));
    for (let round = 0; round < ROUNDS; round++)
      await carryOut(worlds, server, round, mishaps[round], join(folder, "copy"));
    const verdicts = await Promise.all(worlds.map((world) => world.judged()));
    const forks = mishaps.filter(({ then }) => then === "fork").length;
    return { verdicts, restarts: server.starts - 1, forks, serverFaults: server.faults };
  } finally {
    for (const world of worlds) world.end();
    await server.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function carryOut(
  worlds: readonly World[],
  server: CairnServer,
  round: number,
  mishaps: Mishaps | undefined,
  copy: string,
): Promise<void> {
  const done = Promise.all(worlds.map((world) => world.round(round)));
  const killedAfter = mishaps?.killedAfter ?? null;
  if (killedAfter !== null) {
    await pause(killedAfter);
    await server.kill();
    await server.start();
  }
  await done;
  if (mishaps?.then == null) return;
  await server.kill();
  if (mishaps.then === "copy") server.copyTo(copy);
  else server.putBack(copy);
  for (const { ledger } of worlds) {
    if (mishaps.then === "copy") ledger.copied();
    else ledger.forked();
  }
  await server.start();
  await pause(BACK_WITHIN_MS);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
