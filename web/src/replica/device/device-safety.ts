import { textBytes, textOf, type OutboxDb } from "./outbox-db.ts";
import type { SafetyCopy, SafetyStore } from "./safety-store.ts";

/** Long enough for someone back from a week away. */
const SAFETY_MS = 7 * 86_400_000;

/** Safety copies beside the outbox, which is never thrown away. */
export class DeviceSafety implements SafetyStore {
  readonly #db: OutboxDb;
  readonly #now: () => number;
  readonly #failed: (error: unknown) => void;

  /** @param failed A copy could not be written. It rejects as well. */
  constructor(db: OutboxDb, now: () => number, failed: (error: unknown) => void) {
    this.#db = db;
    this.#now = now;
    this.#failed = failed;
  }

  async list(): Promise<readonly SafetyCopy[]> {
    const all = await this.#db.getAll("safety");
    const since = this.#now() - SAFETY_MS;
    for (const { id } of all.filter(({ at }) => at < since)) await this.drop(id);
    return all
      .filter(({ at }) => at >= since)
      .sort((a, b) => b.at - a.at)
      .map(({ id, at, reason, stream, mutations }) => ({ id, at, reason, stream, mutations }));
  }

  async write(copy: SafetyCopy, file: string): Promise<void> {
    try {
      const transaction = this.#db.transaction("safety", "readwrite", { durability: "strict" });
      const writing = transaction.store.put({ ...copy, bytes: textBytes(file) });
      await Promise.all([writing, transaction.done]);
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  async read(id: string): Promise<string | undefined> {
    const copy = await this.#db.get("safety", id);
    return copy && textOf(copy.bytes);
  }

  async drop(id: string): Promise<void> {
    await this.#db.delete("safety", id);
  }
}
