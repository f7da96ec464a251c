import { writeChanges } from "./changes-file.ts";
import type { Replica } from "./replica.ts";

/** Every own change that the server does not have, the refused ones too, as a file to download. */
export function unsentFile({ person, sender, streams }: Replica, at: number): string {
  const { tray } = sender;
  return writeChanges({
    person,
    at,
    reason: "unsent",
    mutations: [
      ...[...streams].flatMap(({ id }) => sender.pendingOf(id)),
      ...tray.map(({ mutation }) => mutation),
    ],
    refusals: Object.fromEntries(tray.map(({ mutation, ...why }) => [mutation.id, why] as const)),
  });
}
