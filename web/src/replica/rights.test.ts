import { describe, expect, it } from "vitest";
import policy from "../../../protocol/policy.json";
import { BOARD, offlineReplica, WORKSPACE } from "../../tests/offline-replica.ts";
import type { KindName } from "../model/generated.ts";
import type { Action, Answer } from "../model/policy.ts";
import { mayAct } from "./rights.ts";
import type { StoredRow } from "./rows.ts";

type Ground = keyof typeof policy.roles;
interface Line {
  readonly ground: Ground;
  readonly answers: Readonly<Record<string, true | string>>;
}

const LINES = Object.entries(policy.table as Readonly<Record<string, Line>>);
const CELLS = LINES.flatMap(([action, { ground, answers }]) =>
  policy.roles[ground].map((role) => ({ action: action as Action, ground, role, answers })),
);

const row = (kind: KindName, id: string, parent: string | null, scope: string, more: object) =>
  ({
    ...{ kind, id, parent, order: null, scope, seq: 1 },
    ...{ created_at: 1, created_by: "eve", updated_at: 1, updated_by: "eve", ...more },
  }) satisfies StoredRow;

/** What the interface says to Ada, who has this role on its ground and the least on the others. */
function asked(action: Action, ground: Ground, role: string): Answer {
  const replica = offlineReplica();
  const inWorkspace = ground === "workspace" ? role : "guest";
  const stream = ground === "user" ? "ada" : WORKSPACE;
  const rows = [
    row("workspace", WORKSPACE, null, WORKSPACE, { name: "Cairn" }),
    row("member", "m1", WORKSPACE, WORKSPACE, { person: "ada", role: inWorkspace }),
    row("board", BOARD, WORKSPACE, BOARD, { name: "Ops", everyone: "none" }),
    ...(ground === "board"
      ? [row("board_member", "b1", BOARD, BOARD, { person: "ada", role })]
      : []),
  ];
  const at = { cursor: 1, mark: "", isFed: true };
  replica
    .stream(WORKSPACE)
    .install(
      { rows: new Map(rows.map((each) => [each.id, each])), texts: new Map() },
      new Map([WORKSPACE, BOARD].map((part) => [part, at])),
    );
  const isAdmin = ground === "instance" && role === "admin";
  const asking = { view: replica.stream(stream), rights: undefined, isAdmin };
  return mayAct(asking, action, ground === "board" ? BOARD : null);
}

describe("what the interface offers", () => {
  it.each(CELLS)(
    "$action, $ground $role: as the table says",
    ({ action, ground, role, answers }) => {
      const answer = answers[role];
      expect(asked(action, ground, role)).toEqual(answer === true ? true : { reason: answer });
    },
  );
});
