import { writeChanges } from "../changes-file.ts";
import { textBytes, type OutboxDb, type StoredMutation } from "./outbox-db.ts";

/**
 * A record of the outbox that says nothing readable: its bytes go to the safety copies, where a
 * person sees them and can download them, and it is in nobody's way any more.
 */
export async function setAside(db: OutboxDb, stored: StoredMutation, at: number): Promise<void> {
  const transaction = db.transaction(["outbox", "safety"], "readwrite", { durability: "strict" });
  const file = { person: "", at, reason: "broken", mutations: [], broken: base64(stored.bytes) };
  const copying = transaction.objectStore("safety").put({
    ...{ id: `broken-${stored.id}`, at, reason: "broken", stream: "", mutations: 1 },
    bytes: textBytes(writeChanges(file)),
  });
  const removing =
    stored.n === undefined ? undefined : transaction.objectStore("outbox").delete(stored.n);
  await Promise.all([copying, removing, transaction.done]);
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
