import { describe, expect, it } from "vitest";
import { BOARD, offlineReplica, withBoard } from "../../tests/offline-replica.ts";
import { uuid7 } from "../model/ids.ts";
import type { Op } from "../model/ops.ts";
import { whoMay } from "./who-may.ts";

const member = (person: string, role: string): Op => ({
  ...{ op: "create", kind: "member", id: uuid7(), parent: "cairn" },
  fields: { person, role },
});

/** Ada's workspace with an admin and a guest, who manages the board. */
function team() {
  const workspace = withBoard(offlineReplica(), { todo: [] });
  const seat: Op = {
    ...{ op: "create", kind: "board_member", id: uuid7(), parent: BOARD },
    fields: { person: "gil", role: "manager" },
  };
  workspace.mutate({ intent: "test", ops: [member("amy", "admin"), member("gil", "guest"), seat] });
  return workspace;
}

describe("who may do something", () => {
  it("are owners and admins in the workspace", () => {
    expect(whoMay(team().view, "member.invite", null).toSorted()).toEqual(["ada", "amy"]);
  });

  it("are on an open board its managers, owners and admins among them", () => {
    expect(whoMay(team().view, "board.share", BOARD).toSorted()).toEqual(["ada", "amy", "gil"]);
  });

  it("are on a private board those alone who are on it", () => {
    const workspace = team();
    const op = { op: "set", kind: "board", id: BOARD, field: "everyone", value: "none" } as const;
    workspace.mutate({ intent: "test", ops: [op] });
    expect(whoMay(workspace.view, "board.share", BOARD).toSorted()).toEqual(["gil"]);
  });
});
