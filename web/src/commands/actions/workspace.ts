import { setField } from "../../model/edits.ts";
import { withKeptDays } from "../../model/workspace-settings.ts";
import type { Workspace } from "../../replica/workspace.ts";

export function renameWorkspace(w: Workspace, name: string): string | null {
  const row = w.view.row("workspace", w.id);
  return row ? w.mutate({ intent: "workspace.rename", ops: setField(row, "name", name) }) : null;
}

/** How long the trash keeps what is in it. */
export function keepTrash(w: Workspace, days: number): string | null {
  const row = w.view.row("workspace", w.id);
  if (!row) return null;
  const ops = setField(row, "settings", withKeptDays(row.settings, days));
  return w.mutate({ intent: "workspace.settings", ops });
}
