// What became of every mutation that was made, as far as its author was told.
import type { Clash, Mutation } from "../../web/src/model/ops.ts";
import type {
  Kept,
  Outbox,
  OutboxNews,
  OutboxRecord,
  States,
} from "../../web/src/replica/outbox.ts";

export interface Made {
  /** As it was made. */
  readonly mutation: Mutation;
  readonly person: string;
  readonly device: string;
  /** Told to its author as safe on the device. */
  isKept: boolean;
  /** The page that made it. */
  readonly page: { readonly isGone: boolean };
  /** As it was sent last. */
  sent: Mutation | null;
  /** Told as accepted: the seq, and in which age of the data; the last word counts. */
  accepted: { readonly seq: number; readonly age: number } | null;
  refused: string | null;
  /** A fork took it back, and it was accepted once more. */
  isRepeated: boolean;
}

export class Ledger {
  readonly made = new Map<string, Made>();
  /** What its author was offered to send again after a fork. */
  readonly offered = new Set<string>();
  #age = 0;
  /** Ages that a fork took back. */
  readonly #lost = new Set<number>();

  /** A copy of the data is kept: what is accepted from now on is not in it. */
  copied(): void {
    this.#age += 1;
  }

  /** The copy was put back. */
  forked(): void {
    this.#lost.add(this.#age);
    this.#age += 1;
  }

  /** Whether it was told as accepted, and a fork took that back since. */
  isTakenBack({ accepted }: Made): boolean {
    return accepted !== null && this.#lost.has(accepted.age);
  }

  note(mutation: Mutation, from: Pick<Made, "person" | "device" | "page">): Made {
    const made: Made = {
      ...{ mutation, ...from, isKept: false, sent: null, accepted: null, refused: null },
      isRepeated: false,
    };
    this.made.set(mutation.id, made);
    return made;
  }

  sent(mutations: readonly Mutation[]): void {
    for (const mutation of mutations) {
      const made = this.made.get(mutation.id);
      if (made) made.sent = mutation;
    }
  }

  accepted(pairs: readonly (readonly [string, number])[]): void {
    for (const [id, seq] of pairs) {
      const made = this.made.get(id);
      if (!made) continue;
      made.isRepeated ||= this.isTakenBack(made);
      made.accepted = { seq, age: this.#age };
    }
  }

  refused(id: string, code: string): void {
    const made = this.made.get(id);
    if (made) made.refused = code;
  }
}

/** An outbox under whose eyes each mutation is written into the ledger. */
export class WatchedOutbox implements Outbox {
  readonly isDurable: boolean;
  readonly #outbox: Outbox;
  readonly #made: (mutation: Mutation) => Made;

  constructor(outbox: Outbox, made: (mutation: Mutation) => Made) {
    this.isDurable = outbox.isDurable;
    this.#outbox = outbox;
    this.#made = made;
  }

  load(): Promise<readonly OutboxRecord[]> {
    return this.#outbox.load();
  }

  async append(all: readonly Kept[]): Promise<readonly number[]> {
    const made = all.map(({ mutation }) => this.#made(mutation));
    const numbers = await this.#outbox.append(all);
    for (const each of made) each.isKept = true;
    return numbers;
  }

  choose(clashes: ReadonlyMap<string, Clash>): Promise<States> {
    return this.#outbox.choose(clashes);
  }

  settle(states: States): Promise<void> {
    return this.#outbox.settle(states);
  }

  drop(ids: readonly string[]): Promise<void> {
    return this.#outbox.drop(ids);
  }

  accepted(stream: string): Promise<readonly OutboxRecord[]> {
    return this.#outbox.accepted(stream);
  }

  listen(hear: (news: OutboxNews) => void): () => void {
    return this.#outbox.listen(hear);
  }
}
