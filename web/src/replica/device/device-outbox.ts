import type { Clash } from "../../model/ops.ts";
import { keptState, type Kept, type Outbox, type OutboxRecord } from "../outbox.ts";
import type { OutboxNews, OutboxState, States } from "../outbox.ts";
import { bytesOf, type OutboxDb, type Store, type StoredMutation } from "./outbox-db.ts";
import { setAside } from "./broken.ts";
import { readRecord, readUndo } from "./stored-record.ts";
import type { Tabs } from "./tabs.ts";

/** What has an answer is kept so long, so that after a fork what the server lost can be sent again. */
export const KEPT_MS = 30 * 86_400_000;
/** As many edits can be taken back by key after a reload. */
const UNDOABLE = 100;
/** Everything but `confirmed`, which base shows by itself. */
const LOADED: readonly OutboxState["is"][] = [
  "kept",
  "sent",
  "accepted",
  "doubted",
  "lost",
  "refused",
];

/** A write that must survive a power cut before anybody is told of it. */
const STRICT = { durability: "strict" } as const;

export interface DeviceOutboxOptions {
  readonly db: OutboxDb;
  readonly tabs: Tabs;
  readonly now: () => number;
  /** A read or write failed: there may be no room. It rejects as well. */
  readonly failed: (error: unknown) => void;
  /** A write was done: there is room. */
  readonly written: () => void;
}

/** The outbox in IndexedDB, one for all tabs of a person. */
export class DeviceOutbox implements Outbox {
  readonly isDurable = true;
  readonly #with: DeviceOutboxOptions;

  constructor(options: DeviceOutboxOptions) {
    this.#with = options;
  }

  load(): Promise<readonly OutboxRecord[]> {
    return this.#telling(async () => {
      await this.#forgetOld();
      const undo = await this.#undoNotes();
      const stored = [...(await this.#read(LOADED)), ...(await this.#byIds([...undo.keys()]))];
      const byNumber = new Map(stored.map((each) => [each.n, each]));
      return this.#readable([...byNumber.values()], undo);
    });
  }

  append(all: readonly Kept[]): Promise<readonly number[]> {
    return this.#writing(async () => {
      const transaction = this.#with.db.transaction(["outbox", "undo"], "readwrite", STRICT);
      const [outbox, notes] = [transaction.objectStore("outbox"), transaction.objectStore("undo")];
      const adding = all.map((kept) => {
        const { mutation } = kept;
        return outbox.add({ id: mutation.id, bytes: bytesOf(mutation), state: keptState(kept) });
      });
      const noting = all.map(
        ({ mutation, undo }) => undo && notes.put({ id: mutation.id, bytes: bytesOf(undo) }),
      );
      const replaced = all.flatMap(({ replaces }) => replaces ?? []);
      const dropping = replaced.map((id) => dropFrom(outbox, notes, id));
      const [numbers] = await Promise.all([
        Promise.all(adding),
        ...noting,
        ...dropping,
        transaction.done,
      ]);
      const records = all.map((kept, at) => ({
        ...kept,
        n: numbers[at] ?? Infinity,
        state: keptState(kept),
      }));
      this.#with.tabs.tell({ is: "appended", records });
      if (replaced.length > 0) this.#with.tabs.tell({ is: "dropped", ids: replaced });
      return numbers;
    });
  }

  choose(clashes: ReadonlyMap<string, Clash>): Promise<States> {
    return this.#writing(async () => {
      const transaction = this.#with.db.transaction("outbox", "readwrite", STRICT);
      const states = new Map<string, OutboxState>();
      const choosing = [...clashes].map(async ([id, clash]) => {
        const stored = await transaction.store.index("id").get(id);
        const isFirst = stored === undefined || stored.state.is === "kept";
        const state: OutboxState = isFirst ? { is: "sent", clash } : stored.state;
        states.set(id, state);
        if (stored && isFirst) await transaction.store.put({ ...stored, state });
      });
      await Promise.all([...choosing, transaction.done]);
      this.#with.tabs.tell({ is: "settled", states });
      return states;
    });
  }

  /** What the server would say again is written without haste, all else strictly. */
  settle(states: States): Promise<void> {
    const isAnswer = [...states.values()].every(({ is }) => ANSWERS.has(is));
    return this.#writing(async () => {
      const transaction = this.#with.db.transaction("outbox", "readwrite", isAnswer ? {} : STRICT);
      const settling = [...states].map(async ([id, state]) => {
        const stored = await transaction.store.index("id").get(id);
        if (stored && follows(stored.state, state))
          await transaction.store.put({ ...stored, state });
      });
      await Promise.all([...settling, transaction.done]);
      this.#with.tabs.tell({ is: "settled", states });
    });
  }

  drop(ids: readonly string[]): Promise<void> {
    return this.#writing(async () => {
      const transaction = this.#with.db.transaction(["outbox", "undo"], "readwrite", STRICT);
      const [outbox, notes] = [transaction.objectStore("outbox"), transaction.objectStore("undo")];
      const dropping = ids.map((id) => dropFrom(outbox, notes, id));
      await Promise.all([...dropping, transaction.done]);
      this.#with.tabs.tell({ is: "dropped", ids });
    });
  }

  async accepted(stream: string): Promise<readonly OutboxRecord[]> {
    const records = await this.#readable(
      await this.#read(["accepted", "confirmed", "doubted"]),
      new Map(),
    );
    return records.filter(({ mutation }) => mutation.stream === stream);
  }

  listen(hear: (news: OutboxNews) => void): () => void {
    return this.#with.tabs.listen(hear);
  }

  /** In outbox order; what can't be read steps aside, alone. */
  async #readable(
    stored: readonly StoredMutation[],
    undo: ReadonlyMap<string, Uint8Array>,
  ): Promise<OutboxRecord[]> {
    const records: OutboxRecord[] = [];
    for (const each of [...stored].sort((a, b) => (a.n ?? 0) - (b.n ?? 0))) {
      const note = undo.get(each.id);
      const record = readRecord(each, note && readUndo(note));
      if (record) records.push(record);
      else await setAside(this.#with.db, each, this.#with.now());
    }
    return records;
  }

  /** Where the browser itself can't read a record, it gives none: then each is read alone. */
  async #read(all: readonly OutboxState["is"][]): Promise<StoredMutation[]> {
    const { db } = this.#with;
    try {
      return (await Promise.all(all.map((is) => db.getAllFromIndex("outbox", "is", is)))).flat();
    } catch {
      const keys = all.map((is) => db.getAllKeysFromIndex("outbox", "is", is));
      const reading = (await Promise.all(keys)).flat().map((n) => db.get("outbox", n));
      const read = await Promise.allSettled(reading);
      return read.flatMap((each) => (each.status === "fulfilled" ? (each.value ?? []) : []));
    }
  }

  async #byIds(ids: readonly string[]): Promise<StoredMutation[]> {
    const index = this.#with.db.transaction("outbox").store.index("id");
    return (await Promise.all(ids.map((id) => index.get(id)))).flatMap((each) => each ?? []);
  }

  /** Of the newest edits; those of older ones are forgotten. Ids of one device sort by time. */
  async #undoNotes(): Promise<ReadonlyMap<string, Uint8Array>> {
    const transaction = this.#with.db.transaction("undo", "readwrite");
    const all = await transaction.store.getAll();
    const forgetting = all.slice(0, -UNDOABLE).map(({ id }) => transaction.store.delete(id));
    await Promise.all([...forgetting, transaction.done]);
    return new Map(all.slice(-UNDOABLE).map(({ id, bytes }) => [id, bytes]));
  }

  /** What was confirmed long ago lies at the beginning. */
  async #forgetOld(): Promise<void> {
    const since = this.#with.now() - KEPT_MS;
    const transaction = this.#with.db.transaction("outbox", "readwrite");
    for (const is of ["confirmed", "accepted", "doubted"] as const)
      for await (const cursor of transaction.store.index("is").iterate(is)) {
        const { state } = cursor.value;
        if (!("at" in state) || state.at >= since) break;
        await cursor.delete();
      }
    await transaction.done;
  }

  async #writing<Value>(write: () => Promise<Value>): Promise<Value> {
    const value = await this.#telling(write);
    this.#with.written();
    return value;
  }

  async #telling<Value>(act: () => Promise<Value>): Promise<Value> {
    try {
      return await act();
    } catch (error) {
      this.#with.failed(error);
      throw error;
    }
  }
}

async function dropFrom(outbox: Store<"outbox">, notes: Store<"undo">, id: string): Promise<void> {
  const n = await outbox.index("id").getKey(id);
  if (n !== undefined) await outbox.delete(n);
  await notes.delete(id);
}

const ANSWERS: ReadonlySet<OutboxState["is"]> = new Set(["accepted", "confirmed", "refused"]);

/** What is late may not undo what is known: only what was accepted is confirmed or doubted. */
function follows(stood: OutboxState, state: OutboxState): boolean {
  switch (state.is) {
    case "kept":
      return stood.is === "lost";
    case "sent":
      return stood.is === "kept";
    case "confirmed":
      return stood.is === "accepted" && stood.seq === state.seq;
    case "doubted":
      return stood.is === "accepted" || stood.is === "confirmed";
    case "lost":
      return stood.is === "doubted";
    case "accepted":
    case "refused":
      return true;
  }
}
