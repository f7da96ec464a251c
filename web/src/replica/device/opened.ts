import type { BaseDb, OpenedRecord } from "./base-db.ts";
import { ofStream } from "./base-db.ts";

/** Which boards were opened here, and when last: what is held follows from it. */
export async function noteOpened(db: BaseDb, record: OpenedRecord): Promise<void> {
  await db.put("opened", record);
}

export async function boardsOpenedSince(
  db: BaseDb,
  stream: string,
  since: number,
): Promise<string[]> {
  const opened = await db.getAll("opened", ofStream(stream));
  return opened
    .filter(({ at }) => at >= since)
    .sort((a, b) => b.at - a.at)
    .map(({ board }) => board);
}
