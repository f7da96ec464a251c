// `make converge-planted`: three bugs, each planted in a copy of the sources, are each found.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ROOT = new URL("../../", import.meta.url).pathname;
const CAIRN = process.env["CAIRN"] ?? join(ROOT, ".venv/bin/cairn");

interface Bug {
  readonly name: string;
  readonly file: string;
  readonly right: string;
  readonly wrong: string;
}

const BUGS: readonly Bug[] = [
  {
    name: "rebase: own edits are replayed last one first",
    file: "web/src/replica/overlay.ts",
    right: "return pending.reduce(",
    wrong: "return pending.toReversed().reduce(",
  },
  {
    name: "fan-out: who holds other boards is sent the same frame",
    file: "server/src/cairn/sync/delivery.py",
    right: "key = (after, full, other,",
    wrong: "key = (after, frozenset(), other,",
  },
  {
    name: "outbox: what was made last is sent first",
    file: "web/src/replica/queue.ts",
    right: "a.n - b.n",
    wrong: "b.n - a.n",
  },
];

const missed = BUGS.filter((bug) => !isFound(bug));
process.exit(missed.length > 0 ? 1 : 0);

function isFound(bug: Bug): boolean {
  const copy = copied();
  try {
    plant(copy, bug);
    const { stdout, stderr } = spawnSync("node", ["tests/convergence/main.ts"], {
      cwd: copy,
      encoding: "utf8",
      env: {
        ...process.env,
        ...{ CAIRN, PYTHONPATH: join(copy, "server/src"), SEEDS: "50", UNTIL_FAILED: "1" },
      },
    });
    const [, seed, symptom] = /seed (\d+) FAILED.*\n(.*)/.exec(stdout) ?? [];
    console.log(`${seed === undefined ? "MISSED" : `found by seed ${seed}`}: ${bug.name}`);
    console.log(`  ${(symptom ?? `${stdout}${stderr}`).trim().slice(0, 300)}`);
    return seed !== undefined;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The sources that a run needs; what is installed is shared. */
function copied(): string {
  const copy = mkdtempSync(join(tmpdir(), "cairn-planted-"));
  for (const part of [
    "web/src",
    "web/tests",
    "web/package.json",
    "server/src",
    "tests/convergence",
  ])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, "web/node_modules"), join(copy, "web/node_modules"));
  return copy;
}

function plant(copy: string, { file, right, wrong }: Bug): void {
  const path = join(copy, file);
  const source = readFileSync(path, "utf8");
  if (source.split(right).length !== 2)
    throw new Error(`${file} has no single "${right}": plant the bug anew`);
  writeFileSync(path, source.replace(right, wrong));
}
