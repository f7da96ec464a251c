import { useMemo } from "react";
import { useWorkspace } from "../../replica/context.ts";
import { useChildRows, useForkOffer, useSafetyCopies, useTray } from "../../replica/hooks.ts";
import { itemsOf, type Item } from "./items.ts";

/** All that waits for the person in this workspace, and what waited once. */
export function useItems(): readonly Item[] {
  const { id, person } = useWorkspace();
  const notifications = useChildRows("notification", person);
  const tray = useTray();
  const copies = useSafetyCopies();
  const fork = useForkOffer();
  return useMemo(
    () => itemsOf({ workspace: id, notifications, tray, copies, fork }),
    [id, notifications, tray, copies, fork],
  );
}
