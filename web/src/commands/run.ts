import { useCallback, useMemo } from "react";
import { navigate } from "wouter/use-browser-location";
import { useReplica, useWorkspace } from "../replica/context.ts";
import { mayAct } from "../replica/rights.ts";
import type { CommandContext } from "./command.ts";
import { desk } from "./desk.ts";
import { runCommand } from "./registry.ts";

/** What commands act in here and now: the workspace and board that are shown. */
export function useCommandContext(): CommandContext {
  const replica = useReplica();
  const workspace = useWorkspace();
  return useMemo(
    () => ({
      replica,
      workspace,
      desk,
      go: navigate,
      may: (action) => mayAct(replica.asking(workspace.id), action, desk.get().board),
    }),
    [replica, workspace],
  );
}

/** Runs a command by its id: for menus, bars, the palette and buttons. */
export function useRun(): (id: string) => boolean {
  const context = useCommandContext();
  return useCallback((id) => runCommand(id, context), [context]);
}
