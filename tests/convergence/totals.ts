// Sums over all runs, and the words for those that failed.
import type { GroupVerdict } from "./group.ts";
import { isFailure, type Verdict } from "./verdict.ts";
import { DEVICES } from "./world.ts";

const MOST_TOLD = 12;

export class Totals {
  readonly #began = performance.now();
  readonly #verdicts: Verdict[] = [];
  #restarts = 0;
  #forks = 0;
  #serverFaults = 0;

  get hasFailed(): boolean {
    return this.#serverFaults > 0 || this.#verdicts.some(isFailure);
  }

  /** Seeds of runs that failed. */
  get failed(): readonly number[] {
    return this.#verdicts.filter(isFailure).map(({ seed }) => seed);
  }

  /** Take in what a group came to, and say at once what failed. */
  add({ verdicts, restarts, forks, serverFaults }: GroupVerdict): void {
    this.#restarts += restarts;
    this.#forks += forks;
    this.#verdicts.push(...verdicts);
    this.#serverFaults += serverFaults.length;
    if (serverFaults.length > 0) {
      const seeds = verdicts.map(({ seed }) => seed).join(", ");
      console.log(`the server of seeds ${seeds} logged ${serverFaults.length} faults of its own`);
      console.log(`  ${serverFaults[0]?.slice(-900) ?? ""}`);
    }
    for (const verdict of verdicts.filter(isFailure)) {
      const faults = [...verdict.divergence, ...verdict.faults];
      console.log(`seed ${verdict.seed} FAILED (its trace is in build/converge/)`);
      for (const fault of faults.slice(0, MOST_TOLD)) console.log(`  ${fault.slice(0, 600)}`);
      if (faults.length > MOST_TOLD) console.log(`  and ${faults.length - MOST_TOLD} more`);
    }
  }

  summary(): string {
    const sum = (of: (verdict: Verdict) => number) =>
      this.#verdicts.reduce((total, verdict) => total + of(verdict), 0);
    const figures = {
      seeds: this.#verdicts.length,
      tabs: this.#verdicts.length * DEVICES.reduce((sum, { tabs }) => sum + tabs, 0),
      operations: sum(({ operations }) => operations),
      clashes: sum(({ clashes }) => clashes),
      refusals: sum(({ fates }) => fates.refused),
      restarts: this.#restarts,
      forks: this.#forks,
      offered: sum(({ fates }) => fates.offered),
      "never kept": sum(({ fates }) => fates["never kept"]),
      divergence: sum(({ divergence }) => divergence.length),
      lost: sum(({ fates }) => fates.lost),
      doubled: sum(({ fates }) => fates.doubled),
      "server faults": this.#serverFaults,
      failed: this.failed.length,
      seconds: Math.round((performance.now() - this.#began) / 100) / 10,
    };
    return Object.entries(figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(" · ");
  }
}
