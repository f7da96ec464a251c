import { CircleHelp, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { Suspense, useState } from "react";
import { desk, useDesk, type Theme } from "../../commands/desk.ts";
import { useRun } from "../../commands/run.ts";
import {
  useForkOffer,
  useMe,
  useRow,
  useSafetyCopies,
  useSyncStatus,
} from "../../replica/hooks.ts";
import { say } from "../../strings/say.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Menu } from "../../ui/overlays.tsx";
import { SyncStatus } from "../../ui/sync-status.tsx";
import { patiently } from "../../ui/patiently.ts";
import { syncWords } from "./sync-words.ts";

const SignOut = patiently(async () => (await import("./sign-out.tsx")).SignOut);

const THEMES = [
  { theme: "system", icon: Monitor },
  { theme: "light", icon: Sun },
  { theme: "dark", icon: Moon },
] as const satisfies readonly { theme: Theme; icon: unknown }[];

const isTheme = (id: string): id is Theme => THEMES.some(({ theme }) => theme === id);

/** The sidebar's foot: where this device's changes stand, and who one is. */
export function Me({ onSignOut }: { readonly onSignOut: () => void }) {
  const me = useMe();
  const profile = useRow("profile", me?.person ?? "");
  const name = profile?.name ?? me?.name ?? "";
  const status = useSyncStatus();
  const current = useDesk((state) => state.theme);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isLeaving, setIsLeaving] = useState(false);
  const run = useRun();
  const kept = useSafetyCopies().length + (useForkOffer()?.mutations.length ?? 0);
  const leave = () =>
    status.pending + status.refused + kept > 0 ? setIsLeaving(true) : onSignOut();
  const choose = (id: string) => {
    if (isTheme(id)) desk.set({ theme: id });
    if (id === "help") run("help.open");
    if (id === "sign-out") leave();
  };
  return (
    <div className="flex min-h-8 items-center justify-between gap-2 px-2 md:max-lg:flex-col md:max-lg:px-0">
      <SyncStatus state={syncWords(status)} />
      {me && (
        <button
          type="button"
          aria-haspopup="menu"
          data-tip={name}
          onClick={(event) => setAnchor(event.currentTarget)}
          className="touch-target flex-none rounded-pebble"
        >
          <Avatar person={{ id: me.person, name, picture: profile?.picture ?? undefined }} named />
          <span className="sr-only">{say("workspace.account-of", { name })}</span>
        </button>
      )}
      <Menu
        open={anchor !== null}
        anchor={anchor}
        label={say("workspace.account")}
        groups={[
          {
            label: say("board.theme"),
            items: THEMES.map(({ theme, icon }) => ({
              id: theme,
              icon,
              label: say(`board.theme-${theme}`),
              checked: theme === current,
            })),
          },
          {
            items: [
              { id: "help", label: say("workspace.shortcuts"), icon: CircleHelp, keys: "?" },
              { id: "sign-out", label: say("workspace.sign-out"), icon: LogOut },
            ],
          },
        ]}
        onChoose={choose}
        onClose={() => setAnchor(null)}
      />
      <Suspense fallback={null}>
        {isLeaving && <SignOut onClose={() => setIsLeaving(false)} onSignOut={onSignOut} />}
      </Suspense>
    </div>
  );
}
