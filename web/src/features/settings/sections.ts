import {
  Building,
  Keyboard,
  KeyRound,
  Link,
  MonitorSmartphone,
  Palette,
  Shield,
  UserRound,
  Users,
  type LucideIcon,
} from "lucide-react";
import type { ComponentType } from "react";
import "../../strings/en/settings.ts";
import type { PlainKey } from "../../strings/say.ts";
import { patiently } from "../../ui/patiently.ts";

interface Section {
  /** As in the address. */
  readonly id: string;
  readonly title: PlainKey;
  readonly icon: LucideIcon;
  readonly Page: ComponentType;
}

interface SectionGroup {
  readonly title: PlainKey;
  readonly sections: readonly Section[];
}

/** All there is to set, in the order of the list at the side; each section is fetched when it is opened. */
export const GROUPS: readonly SectionGroup[] = [
  {
    title: "settings.you",
    sections: [
      {
        id: "profile",
        title: "settings.profile",
        icon: UserRound,
        Page: patiently(async () => (await import("./profile.tsx")).Profile),
      },
      {
        id: "account",
        title: "settings.account",
        icon: KeyRound,
        Page: patiently(async () => (await import("./account.tsx")).Account),
      },
      {
        id: "sessions",
        title: "settings.sessions",
        icon: MonitorSmartphone,
        Page: patiently(async () => (await import("./sessions.tsx")).Sessions),
      },
      {
        id: "appearance",
        title: "settings.appearance",
        icon: Palette,
        Page: patiently(async () => (await import("./appearance.tsx")).Appearance),
      },
      {
        id: "keyboard",
        title: "settings.keyboard",
        icon: Keyboard,
        Page: patiently(async () => (await import("./keyboard.tsx")).Keyboard),
      },
    ],
  },
  {
    title: "settings.workspace",
    sections: [
      {
        id: "workspace",
        title: "settings.workspace",
        icon: Building,
        Page: patiently(async () => (await import("./workspace.tsx")).WorkspaceSection),
      },
      {
        id: "members",
        title: "settings.members",
        icon: Users,
        Page: patiently(async () => (await import("./members.tsx")).Members),
      },
      {
        id: "invitations",
        title: "settings.invitations",
        icon: Link,
        Page: patiently(async () => (await import("./invitations.tsx")).Invitations),
      },
      {
        id: "roles",
        title: "settings.roles",
        icon: Shield,
        Page: patiently(async () => (await import("./roles.tsx")).Roles),
      },
    ],
  },
];

/** The one at an address; the first where none is named, undefined where there is none of that name. */
export function sectionAt(id: string | null): Section | undefined {
  const all = GROUPS.flatMap(({ sections }) => sections);
  return id === null ? all[0] : all.find((section) => section.id === id);
}
