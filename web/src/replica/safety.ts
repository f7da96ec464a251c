import type { Mutation } from "../model/ops.ts";
import { uuid7 } from "../model/ids.ts";
import { writeChanges } from "./changes-file.ts";
import type { Clock } from "./clock.ts";
import type { SafetyCopy, SafetyReason, SafetyStore } from "./device/safety-store.ts";
import type { StoredRow } from "./rows.ts";
import type { Topics } from "./topics.ts";

/** The topic of which safety copies there are. */
export const SAFETY_TOPIC = "safety";

/** Writes copies of own changes before something happens that could cost them, and shows them. */
export class Safety {
  readonly #person: string;
  readonly #clock: Clock;
  readonly #topics: Topics;
  #store: SafetyStore | null = null;
  #copies: readonly SafetyCopy[] = [];

  constructor(person: string, clock: Clock, topics: Topics) {
    this.#person = person;
    this.#clock = clock;
    this.#topics = topics;
  }

  /** The latest first; the same array until it says something else. */
  get copies(): readonly SafetyCopy[] {
    return this.#copies;
  }

  async open(store: SafetyStore): Promise<void> {
    this.#store = store;
    await this.refresh();
  }

  /** Copy these mutations and the rows they are about, if there are any; resolves once it is kept. */
  async write(
    reason: SafetyReason,
    stream: string,
    mutations: readonly Mutation[],
    rows: readonly StoredRow[],
  ): Promise<void> {
    if (mutations.length === 0 || !this.#store) return;
    const at = this.#clock.now();
    const copy = { id: uuid7(at), at, reason, stream, mutations: mutations.length };
    const file = writeChanges({ person: this.#person, at, reason, mutations, rows });
    await this.#store.write(copy, file);
    await this.refresh();
  }

  /** What is in a copy, as it is downloaded. */
  async file(id: string): Promise<string> {
    return (await this.#store?.read(id)) ?? "";
  }

  async drop(id: string): Promise<void> {
    await this.#store?.drop(id);
    await this.refresh();
  }

  /** Look again: another tab may have written one. */
  async refresh(): Promise<void> {
    this.#copies = (await this.#store?.list()) ?? [];
    this.#topics.touch(SAFETY_TOPIC);
    this.#topics.tell();
  }
}
