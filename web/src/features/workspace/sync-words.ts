import type { SyncStatus } from "../../replica/status.ts";
import type { SyncState } from "../../ui/sync-status.tsx";

/**
 * What the edge says, in one line: first what could be lost, then what waits for a person, then what
 * is on its way, then that all is well. "Kept" is said of what is written on this device, never sooner.
 */
export function syncWords({ state, pending, kept, refused, storage }: SyncStatus): SyncState {
  const isKeeping = kept < pending;
  const isLosable = isKeeping && (storage === "off" || storage === "full");
  if (isLosable && state !== "sending") return { kind: "tab-only", count: pending - kept };
  switch (state) {
    case "version_old":
      return { kind: "update-needed" };
    case "signed_out":
      return { kind: "signed-out" };
    case "offline":
      return { kind: isKeeping ? "keeping" : "offline", count: pending };
    case "sending":
      return { kind: "sending", count: pending };
    case "connecting":
      return pending > 0 ? { kind: "sending", count: pending } : { kind: "connecting" };
    case "saved":
      return refused > 0 ? { kind: "refused", count: refused } : { kind: "saved" };
  }
}
