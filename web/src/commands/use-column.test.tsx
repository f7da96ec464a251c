import { act, render } from "@testing-library/react";
import { useEffect } from "react";
import { beforeEach, expect, it } from "vitest";
import { offlineReplica, withBoard, WORKSPACE } from "../../tests/offline-replica.ts";
import { ReplicaContext, WorkspaceContext } from "../replica/context.ts";
import { drawnIn, useColumn } from "./column.ts";
import { desk } from "./desk.ts";

const COLUMNS = { todo: ["a", "b"], doing: ["c"], done: ["d"] };
const CARRIED = ["a"];
let drawn: Record<string, string> = {};

function Column({ id }: { readonly id: string }) {
  const { drawn: tasks } = useColumn(id);
  useEffect(() => {
    drawn[id] = tasks.join("");
  });
  return null;
}

beforeEach(() => {
  const replica = offlineReplica();
  withBoard(replica, COLUMNS);
  desk.set({ carrying: null });
  render(
    <ReplicaContext value={replica}>
      <WorkspaceContext value={WORKSPACE}>
        {Object.keys(COLUMNS).map((id) => (
          <Column key={id} id={id} />
        ))}
      </WorkspaceContext>
    </ReplicaContext>,
  );
});

/** Carry `a` over a column, and see which are drawn for it, with what. */
function carryTo(column: string): Record<string, string> {
  drawn = {};
  act(() => desk.set({ carrying: { tasks: CARRIED, column, index: 0 } }));
  return drawn;
}

it("what is carried draws the columns that it leaves and comes to, and no other", () => {
  expect(carryTo("doing")).toEqual({ todo: "b", doing: "ac" });
  expect(carryTo("done")).toEqual({ doing: "c", done: "ad" });
});

it("a task is drawn in the column over which it is carried, else in its own", () => {
  const { view } = withBoard(offlineReplica(), COLUMNS);
  const carrying = { tasks: CARRIED, column: "done", index: 0 };
  expect([drawnIn(view, carrying, "a"), drawnIn(view, carrying, "b")]).toEqual(["done", "todo"]);
});
