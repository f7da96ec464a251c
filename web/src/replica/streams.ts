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

  /** Everything that may be read now; returns what may be no longer. */
  welcome(me: Me, streams: Readonly<Record<string, StreamRights>>): Lost[] {
    this.#me = me;
    const lost = [...this.#streams.keys()].map((id) => ({
      stream: id,
      scopes: lostScopes(this.#rights.get(id), streams[id]),
      isAll: streams[id] === undefined,
    }));
    this.#setRights(new Map(Object.entries(streams)));
    return lost;
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

/** Scopes of a stream that may not be read any more; `isAll`: nothing of it may. */
export interface Lost {
  readonly stream: string;
  readonly scopes: readonly string[];
  readonly isAll: boolean;
}

const lostScopes = (before: StreamRights | undefined, now: StreamRights | undefined): string[] =>
  Object.keys(before?.scopes ?? {}).filter((scope) => now?.scopes[scope] === undefined);
