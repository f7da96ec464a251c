import type { Mutation } from "../model/ops.ts";
import { readChanges, writeChanges } from "./changes-file.ts";
import type { Replica } from "./replica.ts";

/**
 * Every own change that the server does not have, as a file to download: what waits, what was
 * refused, what a fork lost, and what lies in safety copies. Each once, in the order it was made.
 */
export async function unsentFile(replica: Replica, at: number): Promise<string> {
  const { person, sender, streams, forkOffer, safetyCopies } = replica;
  const { tray } = sender;
  const copied = await Promise.all(safetyCopies.map(({ id }) => replica.safetyFile(id)));
  return writeChanges({
    person,
    at,
    reason: "unsent",
    mutations: eachOnce([
      ...copied.flatMap((file) => readChanges(file) ?? []),
      ...(forkOffer?.mutations ?? []),
      ...tray.map(({ mutation }) => mutation),
      ...[...streams].flatMap(({ id }) => sender.pendingOf(id)),
    ]),
    refusals: Object.fromEntries(tray.map(({ mutation, ...why }) => [mutation.id, why] as const)),
  });
}

const eachOnce = (mutations: readonly Mutation[]): Mutation[] =>
  [...new Map(mutations.map((one) => [one.id, one])).values()].sort((a, b) => a.at - b.at);
