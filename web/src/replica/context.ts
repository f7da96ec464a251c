import { createContext, use } from "react";
import type { Replica } from "./replica.ts";
import type { Workspace } from "./workspace.ts";

/** The replica of who is signed in. */
export const ReplicaContext = createContext<Replica | null>(null);
/** The workspace that is shown, by its stream's id. */
export const WorkspaceContext = createContext<string | null>(null);

export function useReplica(): Replica {
  const replica = use(ReplicaContext);
  if (!replica) throw new Error("Nothing is shown outside ReplicaContext");
  return replica;
}

/** The workspace that is shown: what reads and actions are about. */
export function useWorkspace(): Workspace {
  const replica = useReplica();
  const id = use(WorkspaceContext);
  if (id === null) throw new Error("No workspace is shown outside WorkspaceContext");
  return replica.workspace(id);
}
