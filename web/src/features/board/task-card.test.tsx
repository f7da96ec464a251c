import { act, render, screen } from "@testing-library/react";
import { Profiler } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { addLabel, moveTasks, renameTask } from "../../commands/actions/task.ts";
import { desk } from "../../commands/desk.ts";
import type { StoredRow } from "../../replica/rows.ts";
import { ReplicaContext, WorkspaceContext } from "../../replica/context.ts";
import { memoryDevice } from "../../replica/device/memory-device.ts";
import { Replica } from "../../replica/replica.ts";
import { BoardToolsContext, createBoardTools } from "./board-tools.tsx";
import { LegendProvider } from "./legend.tsx";
import { TaskCard } from "./task-card.tsx";

const stamp = {
  ...{ seq: 1, created_at: 1, created_by: "ada", updated_at: 1, updated_by: "ada", order: "a0" },
} as const;
const row = (
  kind: StoredRow["kind"],
  id: string,
  parent: string | null,
  fields = {},
): StoredRow => ({
  ...stamp,
  kind,
  id,
  parent,
  scope: "board",
  ...fields,
});

const TASKS = ["t1", "t2", "t3"];

function boardWithTasks(): Replica {
  const transport = {
    connect: () => ({ send: () => undefined, close: () => undefined }),
    get: () => new Promise<never>(() => undefined),
  };
  const replica = new Replica({
    person: "ada",
    app: "test",
    device: memoryDevice(),
    transport,
  });
  const rows = [
    row("workspace", "workspace", null, { name: "Harbour" }),
    row("board", "board", "workspace", { name: "Yard" }),
    row("column", "todo", "board", { name: "To do" }),
    row("column", "done", "board", { name: "Done" }),
    row("label", "urgent", "board", { name: "Urgent", colour: "rose" }),
    ...TASKS.map((id) => row("task", id, "todo", { title: `Task ${id}` })),
  ];
  const byId = new Map(rows.map((each) => [each.id, each]));
  replica.stream("workspace").install({ rows: byId, texts: new Map() });
  return replica;
}

describe("a card", () => {
  let replica = boardWithTasks();
  const renders: string[] = [];

  beforeEach(() => {
    replica = boardWithTasks();
    const workspace = replica.workspace("workspace");
    render(
      <ReplicaContext value={replica}>
        <WorkspaceContext value="workspace">
          <BoardToolsContext value={createBoardTools(workspace, "board")}>
            <LegendProvider board="board" density="compact">
              {TASKS.map((task) => (
                <Profiler key={task} id={task} onRender={(id) => void renders.push(id)}>
                  <TaskCard task={task} done={false} isFirst={false} />
                </Profiler>
              ))}
            </LegendProvider>
          </BoardToolsContext>
        </WorkspaceContext>
      </ReplicaContext>,
    );
    renders.length = 0;
  });

  const workspace = () => replica.workspace("workspace");

  it("is the only one drawn again when its title changes", () => {
    act(() => void renameTask(workspace(), "t2", "Varnish the mast"));
    expect(screen.getByText("Varnish the mast")).toBeTruthy();
    expect(renders).toEqual(["t2"]);
  });

  it("is the only one drawn again when it gets a label", () => {
    act(() => void addLabel(workspace(), ["t1"], "urgent"));
    expect(renders).toEqual(["t1"]);
  });

  it("is the only one drawn again when it moves", () => {
    act(() => void moveTasks(workspace(), ["t3"], { column: "done", at: "end" }));
    expect(renders).toEqual(["t3"]);
  });

  it("is drawn again with the one that had the focus when the focus comes to it", () => {
    act(() => desk.set({ focus: "t1" }));
    renders.length = 0;
    act(() => desk.set({ focus: "t2" }));
    expect(renders.toSorted()).toEqual(["t1", "t2"]);
  });
});
