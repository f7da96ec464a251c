import type { Mutation } from "../model/ops.ts";
import { uuid7 } from "../model/ids.ts";
import { writeChanges } from "./changes-file.ts";
import type { Clock } from "./clock.ts";
import type { SafetyCopy, SafetyReason, SafetyStore } from "./device/safety-store.ts";
import { SAFETY_TOPIC } from "./rescue-topics.ts";
import type { StoredRow } from "./rows.ts";
import type { Topics } from "./topics.ts";

interface Parties {
  readonly person: string;
  readonly clock: Clock;
  readonly topics: Topics;
  readonly store: SafetyStore;
}

/** Writes copies of own changes before something happens that could cost them, and shows them. */
export class Safety {
  readonly #with: Parties;
  #copies: readonly SafetyCopy[] = [];

  constructor(parties: Parties) {
    this.#with = parties;
  }

  /** The latest first; the same array until it says something else. */
  get copies(): readonly SafetyCopy[] {
    return this.#copies;
  }

  /** Copy these mutations and the rows they are about, if there are any; resolves once it is kept. */
  async write(
    reason: SafetyReason,
    stream: string,
    mutations: readonly Mutation[],
    rows: readonly StoredRow[],
  ): Promise<void> {
    if (mutations.length === 0) return;
    const { person, clock, store } = this.#with;
    const at = clock.now();
    const copy = { id: uuid7(at), at, reason, stream, mutations: mutations.length };
    const file = writeChanges({ person, at, reason, mutations, rows });
    await store.write(copy, file);
    await this.refresh();
  }

  /** What is in a copy, as it is downloaded. */
  async file(id: string): Promise<string> {
    return (await this.#with.store.read(id)) ?? "";
  }

  async drop(id: string): Promise<void> {
    await this.#with.store.drop(id);
    await this.refresh();
  }

  /** Look again: another tab may have written one. */
  async refresh(): Promise<void> {
    this.#copies = await this.#with.store.list();
    this.#with.topics.touch(SAFETY_TOPIC);
    this.#with.topics.tell();
  }
}
