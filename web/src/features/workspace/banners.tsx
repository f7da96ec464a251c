import { HardDrive, CloudOff, RefreshCw } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useReplica } from "../../replica/context.ts";
import { useSyncStatus } from "../../replica/hooks.ts";
import "../../strings/en/sync.ts";
import { say } from "../../strings/say.ts";
import { Banner, type BannerProps } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { bannerChoice, mayDismiss, type BannerChoice, type BannerFacts } from "./banner-choice.ts";
import { downloadUnsent } from "./download.ts";
import { HttpsHelp } from "./https-help.tsx";
import { SampleNotice } from "./sample-notice.tsx";

export interface BannersProps {
  readonly update: BannerFacts["update"];
  readonly onUpdate: () => void;
}

/** What someone must know while it lasts: working offline, nothing kept here, another version. */
export function Banners({ update, onUpdate }: BannersProps) {
  const status = useSyncStatus();
  const [dismissed, setDismissed] = useState<BannerFacts["dismissed"]>(new Set());
  const choice = bannerChoice({ status, update, isSecure: isSecureContext, dismissed });
  if (!choice) return <SampleNotice />;
  const dismiss = () => setDismissed((kinds) => new Set([...kinds, choice.kind]));
  return (
    <div className="p-2 pb-0">
      <Banner {...look(choice, onUpdate)} onDismiss={mayDismiss(choice) ? dismiss : undefined} />
    </div>
  );
}

function look(choice: BannerChoice, onUpdate: () => void): BannerProps {
  const reload = (
    <Button size="sm" onClick={onUpdate}>
      {say("sync.reload")}
    </Button>
  );
  switch (choice.kind) {
    case "update-needed":
      return {
        tone: "warning",
        icon: RefreshCw,
        title: say("sync.update-needed"),
        detail: sentences(unsentKept(choice.unsent), say("sync.update-needed-detail")),
        action: <WithDownload unsent={choice.unsent}>{reload}</WithDownload>,
      };
    case "outdated":
      return {
        tone: "warning",
        icon: RefreshCw,
        title: say("sync.outdated"),
        detail: say("sync.outdated-detail"),
        action: <WithDownload unsent={choice.unsent}>{reload}</WithDownload>,
      };
    case "tab-only":
      return tabOnlyLook(choice);
    case "offline":
      return {
        tone: "warning",
        icon: CloudOff,
        title: say("sync.offline"),
        detail: offlineDetail(choice),
      };
    case "no-https":
      return {
        icon: HardDrive,
        title: say("sync.no-https"),
        detail: say("sync.no-https-detail"),
        action: <HttpsHelp />,
      };
    case "update-ready":
      return {
        icon: RefreshCw,
        title: say("sync.update-ready"),
        detail: say("sync.update-ready-detail"),
        action: reload,
      };
  }
}

type TabOnly = Extract<BannerChoice, { kind: "tab-only" }>;

function tabOnlyLook({ why, unsent, isOffline }: TabOnly): BannerProps {
  return {
    tone: unsent > 0 || isOffline ? "warning" : "info",
    icon: HardDrive,
    title: isOffline ? say("sync.offline-tab-only") : say(`sync.${why}`),
    detail: unsent > 0 ? say("sync.tab-only-unsent", { n: unsent }) : say(`sync.${why}-detail`),
    action: <WithDownload unsent={unsent} />,
  };
}

type Offline = Extract<BannerChoice, { kind: "offline" }>;

function offlineDetail({ unsent, isEvictable, isStartable }: Offline): string {
  const kept = unsent > 0 ? say("sync.offline-kept", { n: unsent }) : say("sync.offline-none");
  if (!isStartable) return sentences(kept, say("sync.keep-open"));
  return unsent > 0 && isEvictable ? sentences(kept, say("sync.evictable")) : kept;
}

const unsentKept = (n: number): string => (n > 0 ? say("sync.unsent-kept", { n }) : "");

const sentences = (...all: readonly string[]): string => all.filter(Boolean).join(" ");

/** Where unsent changes may be lost, a way to have them as a file stands beside the way out. */
function WithDownload({
  unsent,
  children,
}: {
  readonly unsent: number;
  readonly children?: ReactNode;
}) {
  const replica = useReplica();
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {unsent > 0 && (
        <Button size="sm" tone="ghost" onClick={() => void downloadUnsent(replica)}>
          {say("sync.download")}
        </Button>
      )}
      {children}
    </div>
  );
}
