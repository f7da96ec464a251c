import type { Replica } from "../src/replica/replica.ts";

/** Resolves once the claim holds, looking again at each change of the replica. */
export function until(
  replica: Replica,
  topics: readonly string[],
  holds: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    const stops = topics.map((topic) => replica.topics.listen(topic, look));
    function look(): void {
      if (!holds()) return;
      for (const stop of stops) stop();
      resolve();
    }
    look();
  });
}
