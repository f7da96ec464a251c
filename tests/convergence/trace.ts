// What is left behind of a run that failed, to look into: its plan, and what passed over each line.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Verdict } from "./verdict.ts";
import type { World } from "./world.ts";

const FOLDER = new URL("../../build/converge/", import.meta.url).pathname;

/** Writes it under build/converge/, and returns where. */
export function writeTrace({ plan, devices }: World, verdict: Verdict): string {
  const folder = join(FOLDER, `seed-${plan.seed}`);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
  write("failed.txt", [...verdict.divergence, ...verdict.faults]);
  for (const [n, round] of plan.rounds.entries())
    write(
      `round-${n}.txt`,
      round.map((act) => JSON.stringify(act)),
    );
  for (const { name, pages } of devices)
    for (const [n, { trace }] of pages.entries())
      write(`${name.replaceAll(" ", "-")}-${n}.txt`, trace);
  return folder;
}
