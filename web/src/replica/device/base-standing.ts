import { MODEL_VERSION } from "../../model/generated.ts";
import type { Cursor, Me, StreamRights } from "../../model/frames.ts";
import type { Standing } from "../base-store.ts";
import type { BaseDb } from "./base-db.ts";

/** Records in which own entries are looked for: an answer that went missing did so just before. */
const RECENT = 100;

/** What is kept, without its rows: one look at all of it, so that it belongs together. */
export async function readStanding(db: BaseDb, person: string): Promise<Standing> {
  const transaction = db.transaction(["rights", "parts", "log"]);
  const [rights, parts, last] = await Promise.all([
    transaction.objectStore("rights").get("rights"),
    transaction.objectStore("parts").getAll(),
    transaction.objectStore("log").openKeyCursor(null, "prev"),
  ]);
  const since = IDBKeyRange.lowerBound((last?.primaryKey ?? 0) - RECENT, true);
  const log = await transaction.objectStore("log").getAll(since);
  const cursors = new Map<string, Map<string, Cursor>>();
  for (const { stream, part, at } of parts)
    cursors.set(stream, (cursors.get(stream) ?? new Map<string, Cursor>()).set(part, at));
  const own = log
    .flatMap(({ entries }) => entries)
    .filter(({ actor }) => actor === person)
    .map(({ mutation, seq }) => [mutation, seq] as const);
  return { me: rights?.me, rights: rights?.streams ?? {}, cursors, own: new Map(own) };
}

export async function noteRights(
  db: BaseDb,
  me: Me,
  streams: Readonly<Record<string, StreamRights>>,
): Promise<void> {
  await db.put("rights", { model: MODEL_VERSION, me, streams }, "rights");
}
