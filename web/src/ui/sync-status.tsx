import { CircleX, Cloud, CloudCheck, CloudOff, CloudUpload } from "lucide-react";
import { say } from "../strings/say.ts";
import { Icon } from "./icon.tsx";

/** Where the changes of this device stand. */
export type SyncState =
  | { readonly kind: "saved" }
  | { readonly kind: "connecting" }
  | { readonly kind: "sending"; readonly count: number }
  | { readonly kind: "offline"; readonly count: number }
  | { readonly kind: "refused"; readonly count: number };

function look(state: SyncState) {
  switch (state.kind) {
    case "saved":
      return { icon: CloudCheck, tone: "text-success-ink", words: say("parts.sync-saved") };
    case "connecting":
      return { icon: Cloud, tone: "text-subtle", words: say("parts.sync-connecting") };
    case "sending":
      return {
        icon: CloudUpload,
        tone: "text-info-ink",
        words: say("parts.sync-sending", { n: state.count }),
      };
    case "offline":
      return {
        icon: CloudOff,
        tone: "text-warning-ink",
        words:
          state.count > 0
            ? say("parts.sync-offline", { n: state.count })
            : say("parts.sync-offline-none"),
      };
    case "refused":
      return {
        icon: CircleX,
        tone: "text-danger-ink",
        words: say("parts.sync-refused", { n: state.count }),
      };
  }
}

/** A fact at the edge, never a spinner over work. */
export function SyncStatus({ state }: { readonly state: SyncState }) {
  const { icon, tone, words } = look(state);
  return (
    <span role="status" className="inline-flex min-w-0 items-center gap-2 text-xs text-muted">
      <Icon of={icon} className={tone} />
      <span className="truncate md:max-lg:sr-only">{words}</span>
    </span>
  );
}
