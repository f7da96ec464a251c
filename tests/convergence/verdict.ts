// What one run comes to: its counts, and every way in which it failed.
import type { Entry } from "../../web/src/model/entries.ts";
import { disorders, type Fate, fateOf, joined, silentClashes } from "./accounts.ts";
import { hello, type Person } from "./cast.ts";
import type { Made } from "./ledger.ts";
import { history, poll } from "./newcomer.ts";
import type { World } from "./world.ts";

export interface Verdict {
  readonly seed: number;
  readonly operations: number;
  readonly clashes: number;
  readonly fates: Readonly<Record<Fate, number>>;
  readonly divergence: readonly string[];
  readonly faults: readonly string[];
}

export const isFailure = ({ divergence, faults }: Verdict): boolean =>
  divergence.length > 0 || faults.length > 0;

const REPEATED_AT_ONCE = 100;

export async function verdictOf(
  world: World,
  divergence: readonly string[],
  leaks: readonly string[],
): Promise<Verdict> {
  const { berth, ledger } = world;
  const readings: Entry[][] = [];
  for (const person of berth.people) readings.push(await readOf(world, person));
  const log = joined(readings);
  const times = new Map<string, number>();
  for (const { mutation } of log) times.set(mutation, (times.get(mutation) ?? 0) + 1);
  const made = [...ledger.made.values()];
  const repeated = await answeredAlike(
    world,
    made.filter((each) => isToAsk(each, times)),
  );
  const fates: Record<Fate, number> = {
    ...{ accepted: 0, refused: 0, offered: 0, "never kept": 0, lost: 0, doubled: 0 },
  };
  const faults = [...leaks];
  const tray = new Set(
    world.pages.flatMap(({ replica }) => replica.sender.tray.map(({ mutation }) => mutation.id)),
  );
  for (const each of made) {
    const { id } = each.mutation;
    const fate = fateOf(each, times.get(id) ?? 0, {
      answered: repeated.has(id),
      // Where the answer was lost with the page, the entry told its author that it was accepted.
      isOffered: (each.accepted === null || ledger.isTakenBack(each)) && ledger.offered.has(id),
      isInTray: tray.has(id),
    });
    fates[fate] += 1;
    if (fate === "lost" || fate === "doubled") faults.push(`${fate}: ${told(each)}`);
  }
  const seqs = new Map(log.map(({ mutation, seq }) => [mutation, seq]));
  // What a fork took back is pushed again once that is known: what was on its way then goes first.
  const inOrder = made.filter(
    ({ isRepeated, mutation }) => !isRepeated && !ledger.offered.has(mutation.id),
  );
  faults.push(...disorders(inOrder, seqs));
  const { clashes, faults: silent } = silentClashes(log, ledger.made);
  for (const each of made)
    if (each.refused === "internal") faults.push(`the server's own fault: ${told(each)}`);
  return {
    ...{ seed: world.plan.seed, operations: made.length, clashes, fates, divergence },
    faults: [...faults, ...silent],
  };
}

/** Told as accepted, and in nobody's log: it may have changed nothing. */
const isToAsk = ({ mutation, accepted }: Made, times: ReadonlyMap<string, number>): boolean =>
  accepted !== null && !times.has(mutation.id);

/** Which of these the server still answers by `accepted`, with the seq that was told. */
async function answeredAlike(
  { server, berth }: World,
  made: readonly Made[],
): Promise<ReadonlySet<string>> {
  const alike = new Set<string>();
  for (const person of berth.people) {
    const own = made.filter((each) => each.person === person.id && each.sent);
    for (let from = 0; from < own.length; from += REPEATED_AT_ONCE) {
      const some = own.slice(from, from + REPEATED_AT_ONCE);
      const mutations = some.map(({ sent }) => sent);
      const frames = await poll(server, person, [hello(person.id), { type: "push", mutations }]);
      const answers = frames.flatMap((frame) => (frame.type === "accepted" ? frame.mutations : []));
      for (const [id, seq] of answers)
        if (some.some((each) => each.mutation.id === id && each.accepted?.seq === seq))
          alike.add(id);
    }
  }
  return alike;
}

async function readOf({ server, berth }: World, person: Person): Promise<Entry[]> {
  return history(server, person, berth.workspace).catch(() => []);
}

const told = ({ mutation, device, accepted, refused, isKept }: Made): string =>
  JSON.stringify({ device, isKept, accepted, refused, mutation });
