/** Draws a part of a task's panel over a replica that never connects. */
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { ReplicaContext, WorkspaceContext } from "../src/replica/context.ts";
import type { Replica } from "../src/replica/replica.ts";
import type { Workspace } from "../src/replica/workspace.ts";
import { offlineReplica, withBoard, WORKSPACE } from "./offline-replica.ts";

export interface ShownTask {
  readonly replica: Replica;
  readonly workspace: Workspace;
  /** Its id. */
  readonly task: string;
}

/** The first of a board of two tasks. */
export function showTask(draw: (task: string) => ReactNode): ShownTask {
  const replica = offlineReplica();
  const workspace = withBoard(replica, { todo: ["a", "b"], done: [] });
  render(
    <ReplicaContext value={replica}>
      <WorkspaceContext value={WORKSPACE}>{draw("a")}</WorkspaceContext>
    </ReplicaContext>,
  );
  return { replica, workspace, task: "a" };
}
