import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { say } from "../strings/say.ts";
import { IconButton } from "./icon-button.tsx";
import { Icon } from "./icon.tsx";

export interface BannerProps {
  readonly tone?: "info" | "success" | "warning" | "danger";
  readonly icon?: LucideIcon;
  readonly title: string;
  /** What is safe and what to do. */
  readonly detail?: ReactNode;
  /** Usually one small Button. */
  readonly action?: ReactNode;
  readonly onDismiss?: (() => void) | undefined;
}

const TONES = {
  info: { ground: "bg-info-soft", ink: "text-info-ink", icon: Info },
  success: { ground: "bg-success-soft", ink: "text-success-ink", icon: CircleCheck },
  warning: { ground: "bg-warning-soft", ink: "text-warning-ink", icon: TriangleAlert },
  danger: { ground: "bg-danger-soft", ink: "text-danger-ink", icon: CircleAlert },
};

/** A fact that lasts: it stands at the page's edge until it is no longer true. */
export function Banner({ tone = "info", icon, title, detail, action, onDismiss }: BannerProps) {
  const look = TONES[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={`flex min-h-10 items-center gap-2.5 rounded-md px-3 py-2 text-ink forced:border ${look.ground}`}
    >
      <Icon of={icon ?? look.icon} className={look.ink} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {detail !== undefined && <p className="text-xs text-muted">{detail}</p>}
      </div>
      {action}
      {onDismiss && (
        <IconButton icon={X} size="sm" label={say("parts.dismiss")} onClick={onDismiss} />
      )}
    </div>
  );
}
