import {
  CircleX,
  Cloud,
  CloudCheck,
  CloudOff,
  CloudUpload,
  LogOut,
  RefreshCw,
  TriangleAlert,
} from "lucide-react";
import { say } from "../strings/say.ts";
import { Icon } from "./icon.tsx";

/** Where the changes of this device stand. */
export type SyncState =
  | { readonly kind: "saved" }
  | { readonly kind: "connecting" }
  | { readonly kind: "sending"; readonly count: number }
  /** Offline, and not yet all written on this device. */
  | { readonly kind: "keeping"; readonly count: number }
  | { readonly kind: "offline"; readonly count: number }
  /** Neither sent nor kept on this device: lost when the tab closes. */
  | { readonly kind: "tab-only"; readonly count: number }
  | { readonly kind: "signed-out" }
  | { readonly kind: "update-needed" }
  | { readonly kind: "refused"; readonly count: number };

function look(state: SyncState) {
  switch (state.kind) {
    case "saved":
      return { icon: CloudCheck, tone: "text-success-ink" };
    case "connecting":
      return { icon: Cloud, tone: "text-subtle" };
    case "sending":
      return { icon: CloudUpload, tone: "text-info-ink" };
    case "keeping":
    case "offline":
      return { icon: CloudOff, tone: "text-warning-ink" };
    case "tab-only":
      return { icon: TriangleAlert, tone: "text-warning-ink" };
    case "signed-out":
      return { icon: LogOut, tone: "text-warning-ink" };
    case "update-needed":
      return { icon: RefreshCw, tone: "text-warning-ink" };
    case "refused":
      return { icon: CircleX, tone: "text-danger-ink" };
  }
}

function words(state: SyncState): string {
  switch (state.kind) {
    case "offline":
      return state.count === 0
        ? say("parts.sync-offline-none")
        : say("parts.sync-offline", { n: state.count });
    case "sending":
    case "keeping":
    case "tab-only":
    case "refused":
      return say(`parts.sync-${state.kind}`, { n: state.count });
    case "saved":
    case "connecting":
    case "signed-out":
    case "update-needed":
      return say(`parts.sync-${state.kind}`);
  }
}

/** A fact at the edge, never a spinner over work. */
export function SyncStatus({ state }: { readonly state: SyncState }) {
  const { icon, tone } = look(state);
  return (
    <span role="status" className="inline-flex min-w-0 items-center gap-2 text-xs text-muted">
      <Icon of={icon} className={tone} />
      <span className="truncate md:max-lg:sr-only">{words(state)}</span>
    </span>
  );
}
