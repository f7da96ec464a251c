import type { Me, ScopeFrame, StreamRights } from "../model/frames.ts";
import { StreamReplica } from "./stream-replica.ts";
import type { Topics } from "./topics.ts";

/** The topic of who I am, which streams there are, and my roles in them. */
export const RIGHTS_TOPIC = "rights";

/** The streams on this device, and what the server said that the person may read. */
export class Streams {
  readonly person: string;
  readonly #topics: Topics;
  readonly #streams = new Map<string, StreamReplica>();
  #rights: ReadonlyMap<string, StreamRights> = new Map();
  #me: Me | undefined;

  constructor(person: string, topics: Topics) {
    this.person = person;
    this.#topics = topics;
  }

  get me(): Me | undefined {
    return this.#me;
  }

  /** By stream; the same object until something in it differs. */
  get rights(): ReadonlyMap<string, StreamRights> {
    return this.#rights;
  }

  [Symbol.iterator](): Iterator<StreamReplica> {
    return this.#streams.values();
  }

  get(id: string): StreamReplica {
    const known = this.#streams.get(id);
    if (known) return known;
    const stream = new StreamReplica(id, this.person, this.#topics);
    this.#streams.set(id, stream);
    return stream;
  }

  /** Whether the person may read a scope, as far as the server has said. */
  reads(stream: string, scope: string): boolean {
    return this.#rights.get(stream)?.scopes[scope] !== undefined;
  }

  /** Everything that may be read now; returns how that differs, stream by stream. */
  welcome(me: Me, streams: Readonly<Record<string, StreamRights>>): Difference[] {
    this.#me = me;
    const differences = [...this.#streams.keys()].map((id) => ({
      stream: id,
      lost: missing(this.#rights.get(id), streams[id]),
      gained: missing(streams[id], this.#rights.get(id)),
      isAllLost: streams[id] === undefined,
    }));
    this.#setRights(new Map(Object.entries(streams)));
    return differences;
  }

  /** A stream came, or went. */
  stream(id: string, rights: StreamRights | null): void {
    const next = new Map(this.#rights);
    if (rights) next.set(id, rights);
    else next.delete(id);
    this.#setRights(next);
  }

  scope({ stream, role, gained = {}, lost = [] }: ScopeFrame): void {
    const rights = this.#rights.get(stream);
    if (!rights) return;
    const kept = Object.entries(rights.scopes).filter(([scope]) => !lost.includes(scope));
    const scopes = { ...Object.fromEntries(kept), ...gained };
    this.#setRights(new Map(this.#rights).set(stream, { ...rights, role, scopes }));
  }

  #setRights(rights: ReadonlyMap<string, StreamRights>): void {
    this.#rights = rights;
    this.#topics.touch(RIGHTS_TOPIC);
  }
}

/** Scopes of a stream that may or may not be read any more; `isAllLost`: nothing of it may. */
export interface Difference {
  readonly stream: string;
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  readonly isAllLost: boolean;
}

/** Scopes that the one has and the other has not. */
const missing = (one: StreamRights | undefined, other: StreamRights | undefined): string[] =>
  Object.keys(one?.scopes ?? {}).filter((scope) => other?.scopes[scope] === undefined);
