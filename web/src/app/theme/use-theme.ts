import { useEffect } from "react";
import { useDesk } from "../../commands/desk.ts";
import { applyTheme } from "./theme.ts";

/** Shows the theme that the desk says, from the next frame on and at the next visit. */
export function useTheme(): void {
  const theme = useDesk((desk) => desk.theme);
  useEffect(() => applyTheme(theme, document.documentElement, localStorage), [theme]);
}
