// What happens in one run, made from its seed alone: who does what, in which order. Which task an
// act is about is a fraction of what the page shows by then, so a plan is data, and parts of it can
// be left out to find the shortest that still fails.
import { seeded } from "../../web/tests/random.ts";
import type { DevicePart } from "./cast.ts";

/** How often each act is drawn, relative to the others. */
const EDITS = {
  create: 10,
  "create many": 2,
  rename: 10,
  move: 10,
  "move many": 2,
  due: 4,
  priority: 4,
  "priority of many": 3,
  label: 5,
  assign: 4,
  archive: 3,
  "archive many": 1,
  complete: 3,
  delete: 4,
  "delete many": 1,
  restore: 3,
  comment: 5,
  "edit comment": 3,
  react: 3,
  checklist: 3,
  "check item": 5,
  tick: 5,
  "move item": 2,
  "delete below": 2,
  write: 6,
  "add column": 1,
  "rename column": 3,
  "move column": 2,
  "delete column": 1,
  "edit board": 2,
  "edit label": 2,
  "new label": 1,
  "new board": 1,
  undo: 8,
  redo: 3,
  poison: 3,
} as const;

/** What befalls a device and its pages. */
const FATES = {
  "open thread": 8,
  "go offline": 3,
  "days pass": 3,
  "come back": 4,
  "cut line": 3,
  crash: 2,
} as const;

/** What only the owner does: who may read what. */
const RIGHTS = { grant: 3, revoke: 3, "board role": 2, "for everyone": 2, "workspace role": 1 };

export type Edit = keyof typeof EDITS;
export type Fate = keyof typeof FATES;
export type Right = keyof typeof RIGHTS;
export type Deed = Edit | Fate | Right;

export interface Act {
  readonly what: Deed;
  /** Which device, and which page on it. */
  readonly device: number;
  readonly tab: number;
  /** Choices, each in [0, 1). */
  readonly by: readonly [number, number, number];
  /** Milliseconds until the next act. */
  readonly pause: number;
}

export type Round = readonly Act[];

export interface Plan {
  readonly seed: number;
  readonly rounds: readonly Round[];
}

export const ROUNDS = 6;
const ACTS_IN_ROUND = 26;
const MOST_PAUSE_MS = 10;

const weighted = (table: Readonly<Record<string, number>>): readonly string[] =>
  Object.entries(table).flatMap(([word, weight]) => Array.from({ length: weight }, () => word));

const DEEDS = weighted({ ...EDITS, ...FATES }) as readonly (Edit | Fate)[];
const RIGHT_DEEDS = weighted(RIGHTS) as readonly Right[];
/** The owner's share of acts that are about rights. */
const RIGHTS_SHARE = 0.06;

/** @param devices In the order of the acts' numbers; the first is the owner's. */
export function planOf(seed: number, devices: readonly DevicePart[]): Plan {
  const random = seeded(Math.imul(seed, 0x85ebca6b));
  const byShare = devices.flatMap(({ busy }, n) => Array.from({ length: busy }, () => n));
  const act = (): Act => {
    const isAboutRights = random() < RIGHTS_SHARE;
    const what = chosen<Deed>(isAboutRights ? RIGHT_DEEDS : DEEDS, random());
    const device = isAboutRights ? 0 : chosen(byShare, random());
    const tab = Math.floor(random() * (devices[device]?.tabs ?? 1));
    const by = [random(), random(), random()] as const;
    return { what, device, tab, by, pause: random() * MOST_PAUSE_MS };
  };
  const round = () => Array.from({ length: ACTS_IN_ROUND }, act);
  return { seed, rounds: Array.from({ length: ROUNDS }, round) };
}

/** What befalls the server that several runs share, round by round. */
export interface Mishaps {
  /** Milliseconds into the round at which it is killed; null: it lives. */
  readonly killedAfter: number | null;
  /** Once the round is over: keep a copy of the data, or put the last copy back. */
  readonly then: "copy" | "fork" | null;
}

const KILLED = 0.35;
const FORKED = 0.7;

export function mishapsOf(group: number): readonly Mishaps[] {
  const random = seeded(Math.imul(group + 1, 0x9e3779b1));
  const isForked = random() < FORKED;
  const copied = Math.floor(random() * 2);
  const forked = copied + 2 + Math.floor(random() * 2); // after a round at least, and before the last
  return Array.from({ length: ROUNDS }, (_, round) => ({
    killedAfter: random() < KILLED ? 10 + random() * 120 : null,
    then: !isForked ? null : round === copied ? "copy" : round === forked ? "fork" : null,
  }));
}

/** The item at a fraction of a list; undefined of an empty one. */
export const chosen = <Item>(items: readonly Item[], at: number): Item =>
  items[Math.floor(at * items.length)] as Item;
