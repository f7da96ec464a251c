/** Copies of own changes, written before something happens that could cost them; kept 7 days. */

/** What was about to happen; `broken`: a record of the outbox could not be read. */
export type SafetyReason = "fork" | "horizon" | "access" | "signed_out" | "broken";

/** A copy, without what is in it. */
export interface SafetyCopy {
  readonly id: string;
  /** When it was written, in ms. */
  readonly at: number;
  readonly reason: SafetyReason;
  readonly stream: string;
  /** How many mutations are in it. */
  readonly mutations: number;
}

export interface SafetyStore {
  /** The copies that are not too old, the latest first. */
  list(): Promise<readonly SafetyCopy[]>;
  /** Keep a copy; resolves once it would survive a power cut. One of the same id is replaced. */
  write(copy: SafetyCopy, file: string): Promise<void>;
  /** What is in a copy, as it is downloaded; undefined once it is gone. */
  read(id: string): Promise<string | undefined>;
  drop(id: string): Promise<void>;
}

/** Keeps copies as long as the page lives. */
export class MemorySafety implements SafetyStore {
  readonly #copies = new Map<string, { readonly copy: SafetyCopy; readonly file: string }>();

  list(): Promise<readonly SafetyCopy[]> {
    return Promise.resolve([...this.#copies.values()].map(({ copy }) => copy).reverse());
  }

  write(copy: SafetyCopy, file: string): Promise<void> {
    this.#copies.set(copy.id, { copy, file });
    return Promise.resolve();
  }

  read(id: string): Promise<string | undefined> {
    return Promise.resolve(this.#copies.get(id)?.file);
  }

  drop(id: string): Promise<void> {
    this.#copies.delete(id);
    return Promise.resolve();
  }
}
