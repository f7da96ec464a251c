import { act, render, screen } from "@testing-library/react";
import { memo, useEffect } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { BOARD, offlineReplica, withBoard, WORKSPACE } from "../../tests/offline-replica.ts";
import type { Op } from "../model/ops.ts";
import type { Replica } from "./replica.ts";
import type { Workspace } from "./workspace.ts";
import { ReplicaContext, WorkspaceContext } from "./context.ts";
import { useChildren, useMay, useRow, useRowStatus, useSyncStatus } from "./hooks.ts";

let drawn: string[] = [];

const Card = memo(({ id }: { readonly id: string }) => {
  const row = useRow("task", id);
  const status = useRowStatus(id);
  useEffect(() => {
    drawn.push(id);
  });
  return <li>{row ? `${row.title} (${status})` : "gone"}</li>;
});

function Column({ id }: { readonly id: string }) {
  const tasks = useChildren("task", id);
  useEffect(() => {
    drawn.push(id);
  });
  return (
    <ul>
      {tasks.map((task) => (
        <Card key={task} id={task} />
      ))}
    </ul>
  );
}

function Status() {
  const { pending } = useSyncStatus();
  return <output>{pending}</output>;
}

function MayRename() {
  const answer = useMay("board.settings", BOARD);
  return <p>{answer === true ? "yes" : answer.reason}</p>;
}

const on = (id: string) => ({ kind: "task", id }) as const;
const mutate = (op: Op): void => void act(() => workspace.mutate({ intent: "test", ops: [op] }));

let replica: Replica;
let workspace: Workspace;

beforeEach(() => {
  replica = offlineReplica();
  workspace = withBoard(replica, { todo: ["t", "u", "v"], done: ["x"] });
  render(
    <ReplicaContext value={replica}>
      <WorkspaceContext value={WORKSPACE}>
        <Column id="todo" />
        <Column id="done" />
        <Status />
        <MayRename />
      </WorkspaceContext>
    </ReplicaContext>,
  );
  drawn = [];
});

describe("an edit", () => {
  it("draws one card, and no list", () => {
    mutate({ op: "set", ...on("u"), field: "title", value: "New" });
    expect(screen.getByText("New (keeping)")).toBeDefined();
    expect(drawn).toEqual(["u"]);
  });

  it("that moves a card draws the two lists and the card", () => {
    mutate({ op: "move", ...on("u"), parent: "done", order: "a1" });
    expect(new Set(drawn)).toEqual(new Set(["u", "todo", "done"]));
    expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "t (saved)",
      "v (saved)",
      "x (saved)",
      "u (keeping)",
    ]);
  });

  it("that deletes a card takes it out of its list", () => {
    mutate({ op: "delete", ...on("t") });
    expect(screen.queryByText(/^t/u)).toBeNull();
  });

  it("is counted until the server has it", () => {
    mutate({ op: "set", ...on("u"), field: "title", value: "New" });
    expect(screen.getByRole("status").textContent).toBe("1");
  });
});

describe("a right", () => {
  it("follows the rows that it is made of", () => {
    expect(screen.getByText("yes")).toBeDefined();
    mutate({ op: "set", kind: "member", id: "ada-here", field: "role", value: "guest" });
    expect(screen.queryByText("yes")).toBeNull();
  });
});
