/** The golden scenarios that a client decides, run on the replica: the same file that the server runs. */
import { describe, expect, it } from "vitest";
import scenarios from "../../../protocol/scenarios.json";
import type { Json } from "../model/generated.ts";
import type { Mutation } from "../model/ops.ts";
import { StreamReplica } from "./stream-replica.ts";
import { mayApply } from "./rights.ts";
import type { StoredRow } from "./rows.ts";
import { Topics } from "./topics.ts";

type ExpectedRow = Readonly<Record<string, Json>> & { readonly deleted?: boolean };

interface Scenario {
  readonly name: string;
  readonly person: string;
  readonly is_admin: boolean;
  readonly rows: readonly StoredRow[];
  readonly mutation: Mutation;
  readonly then:
    | { readonly rows: Readonly<Record<string, ExpectedRow>>; readonly refused?: never }
    | { readonly refused: { readonly code: string; readonly reason: string } };
}

/** Apply the ops one after the other, as long as the policy lets them; returns the reason if not. */
function play({ person, is_admin: isAdmin, rows, mutation }: Scenario): {
  readonly view: StreamReplica;
  readonly reason: string | null;
} {
  const view = new StreamReplica(mutation.stream, person, new Topics());
  const scopes = new Set(rows.map((row) => row.scope));
  const at = { cursor: 1, mark: "", isFed: true };
  const patch = { rows: new Map(rows.map((row) => [row.id, row])), texts: new Map() };
  view.install(patch, new Map([...scopes].map((scope) => [scope, at])));
  for (const op of mutation.ops) {
    const answer = mayApply({ view, rights: undefined, isAdmin }, op);
    if (answer !== true) return { view, reason: answer.reason };
    view.enlist({ ...mutation, ops: [op] });
  }
  return { view, reason: null };
}

const isDeleted = (row: StoredRow): boolean => row.deleted_at != null;

/** Those of a row's fields that the scenario names, in its words. */
function named(row: StoredRow | undefined, expected: ExpectedRow): Record<string, Json> {
  const value = (field: string): Json => {
    if (row && field === "deleted") return isDeleted(row);
    const held = row?.[field] ?? null;
    return Array.isArray(held) && held.length === 0 ? null : held; // an empty set is an absent one
  };
  return Object.fromEntries(Object.keys(expected).map((field) => [field, value(field)]));
}

describe("scenarios", () => {
  const all = scenarios as unknown as readonly Scenario[];

  it("are at least the eighty that were agreed", () => {
    expect(all.length).toBeGreaterThanOrEqual(80);
  });

  it.each(all.map((scenario) => [scenario.name, scenario] as const))("%s", (_, scenario) => {
    const { view, reason } = play(scenario);
    const { then } = scenario;
    expect(reason).toBe(then.refused ? then.refused.reason : null);
    if (then.refused) return;
    for (const [id, expected] of Object.entries(then.rows))
      expect(named(view.find(id), expected)).toEqual(expected);
  });
});
