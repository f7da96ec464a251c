import { openOutbox, outboxName } from "./outbox-db.ts";

/** How many changes of a person wait on this device for an answer; none where it keeps nothing of them. */
export async function countUnsent(person: string): Promise<number> {
  try {
    const databases = await indexedDB.databases(); // opening would make one
    if (!databases.some(({ name }) => name === outboxName(person))) return 0;
    const db = await openOutbox(person);
    const states = db.transaction("outbox").store.index("is");
    const [kept, sent] = await Promise.all([states.count("kept"), states.count("sent")]);
    db.close();
    return kept + sent;
  } catch {
    return 0; // no storage to be had: nothing is kept in it
  }
}
