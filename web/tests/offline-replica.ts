/** A replica that never connects, with a board in its base: for what needs no server. */
import type { KindName } from "../src/model/generated.ts";
import { memoryDevice } from "../src/replica/device/memory-device.ts";
import { Replica } from "../src/replica/replica.ts";
import type { StoredRow } from "../src/replica/rows.ts";
import type { Workspace } from "../src/replica/workspace.ts";
import { FakeClock } from "./fake-clock.ts";

export const WORKSPACE = "cairn";
export const BOARD = "ops";

/** Ada's, who manages the board. */
export function offlineReplica(): Replica {
  const transport = {
    connect: () => ({ send: () => undefined, close: () => undefined }),
    get: () => new Promise(() => undefined),
  };
  const clock = new FakeClock();
  return new Replica({ person: "ada", app: "t", device: memoryDevice(), transport, clock });
}

const row = (kind: KindName, id: string, parent: string | null, more: object = {}): StoredRow => ({
  ...{ kind, id, parent, order: null, scope: kind === "workspace" ? WORKSPACE : BOARD, seq: 1 },
  ...{ created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada", ...more },
});

/** A workspace with one board: columns by id, each with the ids of its tasks. */
export function withBoard(
  replica: Replica,
  columns: Readonly<Record<string, readonly string[]>>,
): Workspace {
  const rows = [
    row("workspace", WORKSPACE, null, { name: "Cairn" }),
    row("member", "ada-here", WORKSPACE, {
      person: "ada",
      role: "owner",
      name: "Ada",
      scope: WORKSPACE,
    }),
    row("board", BOARD, WORKSPACE, { name: "Ops", everyone: "editor", order: "a0" }),
    ...Object.entries(columns).flatMap(([column, tasks], at) => [
      row("column", column, BOARD, { name: column, order: `a${at}` }),
      ...tasks.map((task, n) => row("task", task, column, { title: task, order: `a${n}` })),
    ]),
  ];
  const at = { cursor: 1, mark: "", isFed: true };
  const patch = { rows: new Map(rows.map((each) => [each.id, each])), texts: new Map() };
  const cursors = new Map([WORKSPACE, BOARD].map((part) => [part, at]));
  replica.stream(WORKSPACE).install(patch, cursors);
  return replica.workspace(WORKSPACE);
}
