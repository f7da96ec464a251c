import type { Peer } from "../../model/frames.ts";
import type { Person } from "../../ui/avatar.tsx";
import { Store, useStore } from "./store.ts";

/** Who has which task open, by task. */
export type Presence = Store<ReadonlyMap<string, readonly Person[]>>;

export const newPresence = (): Presence =>
  new Store<ReadonlyMap<string, readonly Person[]>>(new Map());

const NOBODY: readonly Person[] = [];

export const useHere = (presence: Presence, task: string): readonly Person[] =>
  useStore(presence, (byTask) => byTask.get(task) ?? NOBODY);

/**
 * The people at each task, but for oneself; a list that says the same stays the same object, so
 * that only the cards that someone came to or left are drawn again.
 */
export function peopleByTask(
  peers: readonly Peer[],
  me: string,
  people: ReadonlyMap<string, Person>,
  known: ReadonlyMap<string, readonly Person[]>,
): ReadonlyMap<string, readonly Person[]> {
  const found = new Map<string, Person[]>();
  for (const { person: id, where } of peers) {
    const person = people.get(id);
    if (where == null || id === me || !person) continue;
    const here = found.get(where) ?? [];
    if (!here.includes(person)) found.set(where, [...here, person]);
  }
  return new Map(
    Array.from(found, ([task, here]) => {
      const before = known.get(task);
      const same = before?.length === here.length && here.every((one, at) => one === before[at]);
      return [task, same ? before : here];
    }),
  );
}

/** Everyone on the board but oneself, each once. */
export function peopleHere(
  peers: readonly Peer[],
  me: string,
  people: ReadonlyMap<string, Person>,
): readonly Person[] {
  const ids = new Set(peers.map((peer) => peer.person));
  ids.delete(me);
  return [...ids].map((id) => people.get(id)).filter((person) => person !== undefined);
}
