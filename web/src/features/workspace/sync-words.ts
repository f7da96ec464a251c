import type { SyncStatus } from "../../replica/status.ts";
import type { SyncState } from "../../ui/sync-status.tsx";

/** What the foot of the sidebar says: what was refused first, then what is on its way, then that all is well. */
export function syncWords({ state, pending, refused }: SyncStatus): SyncState {
  if (refused > 0) return { kind: "refused", count: refused };
  switch (state) {
    case "saved":
      return { kind: "saved" };
    case "sending":
      return { kind: "sending", count: pending };
    case "connecting":
      return pending > 0 ? { kind: "sending", count: pending } : { kind: "connecting" };
    case "offline":
    case "signed_out":
    case "version_old":
      return { kind: "offline", count: pending };
  }
}
