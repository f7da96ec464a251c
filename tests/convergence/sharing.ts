// What the owner does about who may read what.
import type { Op } from "../../web/src/model/ops.ts";
import { uuid7 } from "../../web/src/model/ids.ts";
import type { Workspace } from "../../web/src/replica/workspace.ts";
import type { Berth } from "./cast.ts";
import { chosen, type Act, type Right } from "./plan.ts";

const BOARD_ROLES = ["editor", "commenter", "viewer"];
const FOR_EVERYONE = ["none", "viewer", "commenter", "editor"];

/** Carries out an act of the owner's on the page that shows `w`. */
export function share(w: Workspace, berth: Berth, what: Right, by: Act["by"]): void {
  const ops = opsOf(w, berth, what, by);
  if (ops.length > 0) w.mutate({ intent: what, ops });
}

function opsOf(w: Workspace, berth: Berth, what: Right, [one, two, three]: Act["by"]): Op[] {
  const { red, blue, open } = berth.boards;
  const [, ben = nobody, , dan = nobody] = berth.people;
  const board = chosen([red, blue, open], one);
  const seat = w.view.childRows("board_member", board).find(({ person }) => person === dan.id);
  const role = chosen(BOARD_ROLES, two);
  switch (what) {
    case "grant": {
      const fields = { person: dan.id, role };
      if (seat) return [];
      return [{ op: "create", kind: "board_member", id: uuid7(), parent: board, fields }];
    }
    case "revoke":
      return seat ? [{ op: "delete", kind: "board_member", id: seat.id }] : [];
    case "board role":
      if (!seat || seat.role === role) return [];
      return [{ op: "set", kind: "board_member", id: seat.id, field: "role", value: role }];
    case "for everyone": {
      const value = chosen(FOR_EVERYONE, three);
      const shared = chosen([open, red], two);
      return [{ op: "set", kind: "board", id: shared, field: "everyone", value }];
    }
    case "workspace role": {
      const member = w.view.childRows("member", w.id).find(({ person }) => person === ben.id);
      const value = member?.role === "guest" ? "member" : "guest";
      return member ? [{ op: "set", kind: "member", id: member.id, field: "role", value }] : [];
    }
  }
}

const nobody = { id: "" };
