/** A board of twelve tasks that teach Cairn, made by ordinary edits and gone by one. */
import type { Json } from "../../model/generated.ts";
import { uuid7 } from "../../model/ids.ts";
import type { Op } from "../../model/ops.ts";
import { keyBetween } from "../../model/order.ts";
import type { Replica } from "../../replica/replica.ts";
import type { Workspace } from "../../replica/workspace.ts";
import type { Day } from "../../strings/day.ts";
import "../../strings/en/sample.ts";
import { say } from "../../strings/say.ts";
import { placesIn } from "./place.ts";
import { setPreference } from "./preference.ts";

/** The name under which a person keeps which board of a workspace is their sample. */
export const sampleNamed = (workspace: string): string => `sample:${workspace}`;

/** Makes it, private, in one mutation; returns its id. */
export function createSampleBoard(w: Workspace, replica: Replica, today: Day): string {
  const board = uuid7();
  const label = uuid7();
  const { orders, moves } = placesIn(w, "board", w.id, "end");
  const fields = { name: say("sample.board"), colour: "moss", everyone: "none" };
  const seat = { person: w.person, role: "manager" };
  w.mutate({
    intent: "board.create",
    ops: [
      ...moves,
      create("board", board, w.id, fields, orders[0]),
      create("board_member", uuid7(), board, seat),
      create("label", label, board, { name: say("sample.label"), colour: "lake" }, "a0"),
      ...columnsOf(board, label, today),
    ],
  });
  setPreference(replica, sampleNamed(w.id), board);
  return board;
}

function columnsOf(board: string, label: string, today: Day): Op[] {
  const [toDo, doing, done] = [uuid7(), uuid7(), uuid7()];
  return [
    ...inOrder("column", board, [
      { id: toDo, name: say("start.column-to-do") },
      { id: doing, name: say("start.column-doing") },
      { id: done, name: say("start.column-done"), is_done: true },
    ]),
    ...inOrder("task", toDo, [
      { title: say("sample.task-drag"), priority: 3 },
      { title: say("sample.task-walk") },
      { title: say("sample.task-carry") },
      { title: say("sample.task-undo") },
      { title: say("sample.task-list") },
      { title: say("sample.task-offline"), priority: 2 },
    ]),
    ...inOrder("task", doing, [
      { title: say("sample.task-open") },
      { title: say("sample.task-due"), due: today },
      { title: say("sample.task-label"), labels: [label] },
      { title: say("sample.task-bulk") },
      { title: say("sample.task-palette") },
    ]),
    ...inOrder("task", done, [{ title: say("sample.task-help") }]),
  ];
}

type Fields = Readonly<Record<string, Json>>;

function inOrder(
  kind: "column" | "task",
  parent: string,
  rows: readonly (Fields & { readonly id?: string })[],
): Op[] {
  let last: string | null = null;
  return rows.map(({ id = uuid7(), ...fields }) =>
    create(kind, id, parent, fields, (last = keyBetween(last, null))),
  );
}

const create = (
  kind: "board" | "board_member" | "label" | "column" | "task",
  id: string,
  parent: string,
  fields: Fields,
  order?: string,
): Op => ({ op: "create", kind, id, parent, fields, ...(order !== undefined && { order }) });
