import { TooltipRoot } from "../../ui/tooltip-root.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { Notices } from "./notices.tsx";
import { ShortcutsHelp } from "./shortcuts-help.tsx";

/** What stands around every page and that nobody can ask for before its first paint. */
export const Afterwards = () => (
  <>
    <Notices />
    <CommandPalette />
    <ShortcutsHelp />
    <TooltipRoot />
  </>
);
