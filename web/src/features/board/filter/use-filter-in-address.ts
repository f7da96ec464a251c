import { useEffect, useRef } from "react";
import { useLocation, useSearch } from "wouter";
import { desk, useDesk } from "../../../commands/desk.ts";
import { searchOf } from "../../../commands/filter.ts";

/** Browsers refuse more than a hundred changes of the address in half a minute; people type faster. */
const PAUSE_MS = 400;

/** The address carries the filter, so that a link shows the same tasks; what opens a task keeps it. */
export function useFilterInAddress(board: string): void {
  const [path, navigate] = useLocation();
  const search = useSearch();
  // Until the desk is on this board, its filter is the one of the page before.
  const wanted = useDesk((state) => (state.board === board ? searchOf(state.filter) : null));
  const said = useRef<string | null>(null);
  useEffect(() => {
    if (wanted === null) return undefined;
    if (wanted === (search && `?${search}`)) {
      said.current = wanted;
      return undefined;
    }
    const say = () => desk.get().board === board && navigate(path + wanted, { replace: true });
    const timer = setTimeout(say, wanted === said.current ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [board, path, search, wanted, navigate]);
}
