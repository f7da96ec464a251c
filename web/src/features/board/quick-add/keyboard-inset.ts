import { useSyncExternalStore } from "react";

/** How much of the window's foot a phone's keyboard covers, in px. */
export function useKeyboardInset(): number {
  return useSyncExternalStore(listen, covered);
}

function covered(): number {
  const view = globalThis.visualViewport;
  return view ? Math.max(0, Math.round(innerHeight - view.height - view.offsetTop)) : 0;
}

function listen(listener: () => void): () => void {
  const view = globalThis.visualViewport;
  view?.addEventListener("resize", listener);
  view?.addEventListener("scroll", listener);
  return () => {
    view?.removeEventListener("resize", listener);
    view?.removeEventListener("scroll", listener);
  };
}
